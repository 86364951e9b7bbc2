import type { HealthRegistry } from '@juanzong/observability';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { Consumers } from './consumers.js';
import type { ReadModels } from './read-models.js';
import { readModelsHealth, storeChecks } from './shared-health.js';

interface Parts {
  readonly runtime: ServiceRuntime;
  readonly readModels: ReadModels;
  /** Absent where nothing is done, because the vault is lost. */
  readonly consumers?: Consumers;
}

/** What `/health/ready` asks. A parked stream is shown and does not make the platform unready: other streams go on. */
export function addHealthChecks(health: HealthRegistry, { runtime, readModels, consumers }: Parts): void {
  for (const check of storeChecks(runtime, readModels.dataSource)) health.add(check);
  health.add({ name: 'read-models', kind: 'ready', check: () => readModelsHealth(readModels.runner.status()) });
  health.add({
    name: 'bus', kind: 'ready',
    check: () => {
      if (!consumers) return { ok: true, detail: '保险库已丢失，只读 / the vault is lost, read-only' };
      const parked = consumers.servers.flatMap(({ runner }) => runner.parked()).length;
      return { ok: true, detail: `relay at ${consumers.relay.position}, parked streams: ${parked}` };
    },
  });
}
