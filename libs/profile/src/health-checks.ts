import { STORE_STREAM } from '@juanzong/case-file';
import type { HealthRegistry } from '@juanzong/observability';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { Consumers } from './consumers.js';
import type { ReadModels } from './read-models.js';

interface Parts {
  readonly runtime: ServiceRuntime;
  readonly readModels: ReadModels;
  readonly consumers: Consumers;
}

/** What `/health/ready` asks. A parked stream is shown and does not make the platform unready: other streams go on. */
export function addHealthChecks(health: HealthRegistry, { runtime, readModels, consumers }: Parts): void {
  health.add({ name: 'process', kind: 'live', check: () => ({ ok: true }) });
  health.add({
    name: 'event-store', kind: 'ready',
    check: async () => {
      for await (const _entry of runtime.log.read(STORE_STREAM)) return { ok: true };
      return { ok: false, detail: 'the store was never founded' };
    },
  });
  health.add({
    name: 'postgres', kind: 'ready',
    check: async () => {
      await readModels.dataSource.query('SELECT 1');
      return { ok: true };
    },
  });
  health.add({
    name: 'read-models', kind: 'ready',
    check: () => {
      const states = readModels.runner.status();
      const detail = states.map(({ projection, state }) => `${projection}: ${state}`).join(', ');
      return { ok: states.every(({ state }) => state === 'following' || state === 'catching-up'), detail };
    },
  });
  health.add({
    name: 'bus', kind: 'ready',
    check: () => {
      const parked = consumers.servers.flatMap(({ runner }) => runner.parked()).length;
      return { ok: true, detail: `relay at ${consumers.relay.position}, parked streams: ${parked}` };
    },
  });
}
