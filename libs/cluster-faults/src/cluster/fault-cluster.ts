import { type ComponentName, type Environment } from '@juanzong/local-cluster';
import { LocalCluster, SERVICES, type ServiceName, Supervisor } from '@juanzong/local-cluster/services';
import { temporaryClusterFolder } from '@juanzong/local-cluster/testing';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Watched } from '../state/at-rest.js';
import { placesIn } from '../state/places.js';
import { headOf } from '../state/whole-log.js';
import { unreadiness } from './readiness.js';
import { SmallDisk } from './small-disk.js';

const INSTANCES = 2;
const DISK_MEGABYTES = 256;
const ANSWER_WITHIN_MS = 5_000;
const LOOK_MS = 100;

/** A cluster that is going to be broken: two instances of every service, each started again when it ends, on stores of their own. */
export class FaultCluster implements Watched {
  private constructor(
    readonly folder: string,
    readonly local: LocalCluster,
    readonly supervisor: Supervisor,
    /** What the event store keeps is on this one; undefined where none could be mounted. */
    readonly disk: SmallDisk | undefined,
  ) {}

  /** `processEnv`: told to every process, the front door too. */
  static async start({ processEnv }: { readonly processEnv?: Environment } = {}): Promise<FaultCluster> {
    const folder = temporaryClusterFolder('faults');
    const disk = SmallDisk.mount(join(folder, 'event-store', 'data'), DISK_MEGABYTES);
    const instances = Object.fromEntries(SERVICES.map((service) => [service, INSTANCES]));
    const local = await LocalCluster.start({ folder, instances, ...(processEnv ? { processEnv } : {}) });
    return new FaultCluster(folder, local, new Supervisor(local.services), disk);
  }

  get url(): string {
    return this.local.url;
  }

  /** The address of a store, as services are told. */
  address(component: ComponentName): string {
    return Object.values(this.local.component(component).environment())[0] ?? '';
  }

  /** What a service of this cluster is told, for a program that reads its stores. */
  environment(): Environment {
    const stores = (['kafka', 'postgres', 'redis', 'event-store', 's3'] as const).map((name) => this.local.component(name).environment());
    return { ...(Object.assign({}, ...stores) as Environment), JUANZONG_MASTER_KEY: readFileSync(join(this.folder, 'services', 'master.key'), 'utf8'), JUANZONG_OIDC_ISSUER: `${this.url}/api/identity` };
  }

  /** The instances of a service by name, the gateway by its own. */
  instancesOf(service: ServiceName | 'gateway'): readonly string[] {
    return service === 'gateway' ? [service] : this.local.services.names.filter((name) => name.replace(/-\d+$/, '') === service);
  }

  head(): Promise<bigint> {
    return headOf(this.address('event-store'));
  }

  places() {
    return placesIn(this.address('postgres'));
  }

  /** Resolves when every process runs and says that it is ready, or would but for the checks of these names. */
  async untilReady(patienceMs: number, but: readonly string[] = []): Promise<void> {
    const end = performance.now() + patienceMs;
    for (;;) {
      const unready = (await Promise.all(this.local.services.everyName.map((name) => this.#unready(name, but)))).flat();
      if (unready.length === 0) return;
      if (performance.now() > end) throw new Error(`never ready: ${unready.join('; ')}`);
      await sleep(LOOK_MS);
    }
  }

  async stop(): Promise<string[]> {
    await this.supervisor.stop();
    const bad = await this.local.stop();
    this.#remove();
    return bad;
  }

  /** Everything is ended at once. */
  async kill(): Promise<void> {
    await this.supervisor.stop();
    await this.local.kill();
    this.#remove();
  }

  #remove(): void {
    this.disk?.unmount();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #unready(name: string, but: readonly string[]): Promise<string[]> {
    try {
      const answer = await fetch(`${this.local.services.of(name).url}/health/ready`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
      return answer.ok ? [] : unreadiness(await answer.text(), but).map((check) => `${name}: ${check}`);
    } catch (error) {
      return [`${name}: ${String(error)}`];
    }
  }
}
