import { STORE_STREAM } from '@juanzong/case-file';
import type { HealthCheck, HealthResult } from '@juanzong/observability';
import type { ProjectionStatus } from '@juanzong/read-model';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';

/** What every process with stores is asked, whatever the profile. */
export const storeChecks = ({ log }: Pick<ServiceRuntime, 'log'>, dataSource: DataSource): readonly HealthCheck[] => [
  { name: 'process', kind: 'live', check: () => ({ ok: true }) },
  {
    name: 'event-store', kind: 'ready',
    check: async () => {
      for await (const _entry of log.read(STORE_STREAM)) return { ok: true };
      return { ok: false, detail: 'the store was never founded' };
    },
  },
  {
    name: 'postgres', kind: 'ready',
    check: async () => {
      await dataSource.query('SELECT 1');
      return { ok: true };
    },
  },
];

/** Whether these read models are kept. */
export const readModelsHealth = (states: readonly ProjectionStatus[]): HealthResult => ({
  ok: states.every(({ state }) => state === 'following' || state === 'catching-up'), detail: states.map(({ projection, state }) => `${projection}: ${state}`).join(', '),
});
