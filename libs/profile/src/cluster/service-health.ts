import { epochMs } from '@juanzong/kernel';
import type { CaseFileServer } from '@juanzong/messaging';
import type { HealthRegistry } from '@juanzong/observability';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { readModelsHealth, storeChecks } from '../shared-health.js';
import type { KeptReadModels } from './kept-read-models.js';

/** Far less than the minutes after which a day is sealed, far more than a query takes. */
const CLOCK_OFF_MS = 30_000;

interface Parts {
  readonly runtime: Pick<ServiceRuntime, 'clock' | 'log'>;
  readonly dataSource: DataSource;
  readonly kept: readonly KeptReadModels[];
  readonly server: CaseFileServer | undefined;
}

/** What `/health/ready` asks of one service. A parked stream is shown and does not make it unready: other streams go on. */
export function addServiceHealth(health: HealthRegistry, { runtime, dataSource, kept, server }: Parts): void {
  for (const check of storeChecks(runtime, dataSource)) health.add(check);
  if (runtime.clock.kind === 'real') {
    health.add({
      name: 'clock', kind: 'ready',
      // A writer whose clock is far off would record in a day that others have sealed.
      check: async () => {
        const [row] = await dataSource.query<{ now: Date }[]>('SELECT now()');
        const offMs = Math.abs(epochMs(runtime.clock.now()) - (row?.now.getTime() ?? 0));
        return { ok: offMs < CLOCK_OFF_MS, detail: `${offMs} ms beside the database's` };
      },
    });
  }
  if (kept.length > 0) {
    health.add({
      name: 'read-models', kind: 'ready',
      check: () => {
        const states = kept.flatMap((each) => each.status() ?? []);
        return states.length === 0 ? { ok: true, detail: 'kept by another instance' } : readModelsHealth(states);
      },
    });
  }
  if (server) health.add({ name: 'bus', kind: 'ready', check: () => ({ ok: true, detail: `at ${server.runner.position}, parked streams: ${server.runner.parked().length}` }) });
}
