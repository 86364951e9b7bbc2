import { COMPONENT_NAMES, type Environment } from '@juanzong/local-cluster';
import { LocalCluster, SERVICES, type ServiceName } from '@juanzong/local-cluster/services';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { enrolLawyers } from '../../lifecycle/enrol.js';
import { PlatformHttp } from '../../lifecycle/platform-http.js';
import { processorTime } from '../../measure/processes.js';
import { isDone, positionsIn } from './positions.js';

const PAUSE_MS = 20;
const PATIENCE_MS = 300_000;
const IDLE_MS = 4_000;
/** Cases for which there are lawyers on every cluster: a bench that lives more of them asks for longer than a morning. */
const MOST_CASES = 5_000;
const GATEWAY = 'gateway';

/** Microseconds of processor time by name: the front door, each service (all its instances), the stores. */
export type Times = ReadonlyMap<string, number>;

/** A cluster under measurement: who it is made of, what they use, and when they are done. */
export class BenchCluster {
  #next = 1;
  /** What everybody uses in a second while nobody asks for anything. */
  #idle: Times = new Map();

  private constructor(private readonly cluster: LocalCluster, readonly instances: number) {}

  /** Starts one, enrols its lawyers, and looks at it while it rests. */
  static async start(folder: string, instances: number): Promise<BenchCluster> {
    const cluster = await LocalCluster.start({ folder, instances: Object.fromEntries(SERVICES.map((service) => [service, instances])), env: { JUANZONG_LOG_LEVEL: 'error' } });
    const bench = new BenchCluster(cluster, instances);
    try {
      const http = bench.http();
      await enrolLawyers(http, MOST_CASES);
      http.close();
      await bench.#rest();
    } catch (error) {
      await cluster.stop();
      throw error;
    }
    return bench;
  }

  /** The front door. */
  get url(): string {
    return this.cluster.url;
  }

  get stores(): Environment {
    return this.cluster.stores;
  }

  /** A client of the front door, or of the first instance of one service, which is asked directly. */
  http(connections = 16, service?: ServiceName): PlatformHttp {
    return new PlatformHttp(service === undefined ? this.cluster.url : this.cluster.services.of(`${service}-0`).url, connections, randomUUID(), this.cluster.url);
  }

  /** Ordinals of people who have not applied here yet: the first of so many. */
  ordinals(count: number): number {
    const first = this.#next;
    this.#next += count;
    return first;
  }

  times(): Times {
    const { services } = this.cluster;
    const times = new Map<string, number>([[GATEWAY, processorTime(services.of(GATEWAY).pid)]]);
    for (const name of services.names) {
      const service = name.replace(/-\d+$/, '');
      times.set(service, (times.get(service) ?? 0) + processorTime(services.of(name).pid));
    }
    for (const name of COMPONENT_NAMES) {
      const pid = this.cluster.component(name).pid();
      if (pid !== undefined) times.set(name, processorTime(pid));
    }
    return times;
  }

  /** What each used in a second at rest. */
  get idle(): Times {
    return this.#idle;
  }

  /** Does something, waits until everything behind it is done, and tells what each process used for it beyond what it uses at rest. */
  async used<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly times: Times }> {
    const [before, at] = [this.times(), performance.now()];
    const result = await work();
    await this.untilDone();
    const [after, seconds] = [this.times(), (performance.now() - at) / 1_000];
    return { result, times: new Map([...after].map(([name, micros]) => [name, micros - (before.get(name) ?? 0) - seconds * (this.#idle.get(name) ?? 0)])) };
  }

  /** Waits until relay, contexts and read models have come to the end of the store as it is now. @throws Error if that takes five minutes. */
  async untilDone(): Promise<bigint> {
    const until = performance.now() + PATIENCE_MS;
    let end = 0n;
    for (;;) {
      const said = new Map(await Promise.all(this.cluster.services.names.map(async (name) => [name, positionsIn(await (await fetch(`${this.cluster.services.of(name).url}/metrics`)).text())] as const)));
      const heads = [...said.values()].map((positions) => positions.get('store') ?? 0n);
      // What reactions write behind it has to be done too: the end that was looked for is looked at again.
      const newest = heads.reduce((a, b) => (a > b ? a : b), 0n);
      if (newest === end && isDone([...said.values()], end)) break;
      end = newest;
      if (performance.now() > until) throw new Error(`not everything was done in time: ${[...said].map(([name, positions]) => `${name} ${JSON.stringify(Object.fromEntries([...positions].map(([reader, position]) => [reader, Number(position)])))}`).join(', ')}`);
      await sleep(PAUSE_MS);
    }
    return end;
  }

  async stop(): Promise<void> {
    await this.cluster.stop();
  }

  async #rest(): Promise<void> {
    await this.untilDone();
    const [before, at] = [this.times(), performance.now()];
    await sleep(IDLE_MS);
    const seconds = (performance.now() - at) / 1_000;
    this.#idle = new Map([...this.times()].map(([name, micros]) => [name, (micros - (before.get(name) ?? 0)) / seconds]));
  }
}
