import { EventStoreDBClient } from '@eventstore/db-client';
import { entriesSoFar } from '@juanzong/event-store';
import { EventStoreDbLog } from '@juanzong/event-store/client';
import { type Clock, instant } from '@juanzong/kernel';
import { ConsumerRunner, MemoryPositionStore, type StreamReader } from '@juanzong/messaging';
import { KafkaTransport } from '@juanzong/messaging/kafka';
import { setTimeout as sleep } from 'node:timers/promises';

const GROUP = 'faults-recorder';
const DISPOSE_LIMIT_MS = 1_000;
const clock: Clock = { kind: 'real', now: () => instant(Date.now()) };

/** What the entries of one stream were told, in the order in which they were. */
export type Recorded = ReadonlyMap<string, readonly number[]>;

/** A context of the suite's own: two instances of one group, which write down every revision that they are given. */
export class Recorder {
  readonly #recorded = new Map<string, number[]>();
  readonly #client: EventStoreDBClient;
  #newest = -1n;
  readonly #positions = new MemoryPositionStore();
  #instances: { readonly runner: ConsumerRunner; readonly transport: KafkaTransport }[] = [];

  private constructor(private readonly stores: { readonly kafka: string; readonly eventStore: string }) {
    this.#client = EventStoreDBClient.connectionString(stores.eventStore);
  }

  static async start(stores: { readonly kafka: string; readonly eventStore: string }): Promise<Recorder> {
    const recorder = new Recorder(stores);
    for (let n = 0; n < 2; n += 1) await recorder.join();
    return recorder;
  }

  /** The newest position that was given. */
  get newest(): bigint {
    return this.#newest;
  }

  get recorded(): Recorded {
    return this.#recorded;
  }

  /** What stands still in any of them, and why. */
  parked(): string[] {
    return this.#instances.flatMap(({ runner }) => runner.parked().map(({ stream, reason }) => `${GROUP} ${stream}: ${reason.message}`));
  }

  /** Resolves when everything up to `head` was given to one of them. */
  async seen(head: bigint): Promise<void> {
    await Promise.all(this.#instances.map(({ runner }) => runner.idle(head)));
  }

  /** One more instance joins the group: partitions are given anew. */
  async join(): Promise<void> {
    const transport = new KafkaTransport({ kafka: { brokers: [this.stores.kafka], clientId: GROUP } });
    const runner = new ConsumerRunner({ context: GROUP, transport, reader: this.#reader(), positions: this.#positions, clock }, ({ stream, revision, position }) => {
      if (position > this.#newest) this.#newest = position;
      this.#recorded.set(stream, [...(this.#recorded.get(stream) ?? []), revision]);
      return Promise.resolve();
    });
    await runner.start();
    this.#instances.push({ runner, transport });
  }

  /** The one that has been there longest leaves. */
  async leave(): Promise<void> {
    const [first, ...rest] = this.#instances;
    this.#instances = rest;
    await first?.runner.stop();
    await first?.transport.close();
  }

  async stop(): Promise<void> {
    while (this.#instances.length > 0) await this.leave();
    await Promise.race([this.#client.dispose(), sleep(DISPOSE_LIMIT_MS, undefined, { ref: false })]);
  }

  #reader(): StreamReader {
    const log = new EventStoreDbLog(this.#client);
    return {
      async *readStream(stream, { from, to }) {
        for await (const item of log.read(stream, from)) {
          if (to !== undefined && item.entry.revision > to) return;
          yield item;
        }
      },
      async *readRange({ after, upTo }) {
        for await (const item of entriesSoFar(log, { after: after < 0n ? undefined : after })) {
          if (item.position > upTo) return;
          yield item;
        }
      },
    };
  }
}
