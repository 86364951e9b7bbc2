import type { Message } from '../bus/message.js';
import type { ConsumerOptions, MessageHandlerFn } from '../consumer/consumer-options.js';
import { ConsumerRunner } from '../consumer/consumer-runner.js';
import { MemoryPositionStore } from '../consumer/memory-position-store.js';
import type { KafkaTransportOptions } from '../kafka/kafka-options.js';
import type { KafkaTransport } from '../kafka/kafka-transport.js';
import { MemoryRelayCheckpoints } from '../relay/entry-feed.js';
import { Relay, type RelayOptions } from '../relay/relay.js';
import { MemoryStore } from './memory-store.js';
import type { TestTopics } from './test-topics.js';
import { fixedClock } from './virtual-time.js';

const BACK_OFF = { firstMs: 50, factor: 2, maxMs: 400 };

/** Store → relay → Kafka → runners of one context, each with a transport of its own as if it were a process of its own. */
export class KafkaLine {
  readonly store = new MemoryStore();
  readonly positions = new MemoryPositionStore();
  readonly failures: unknown[] = [];
  readonly #transports: KafkaTransport[] = [];
  readonly #relays: Relay[] = [];
  readonly #runners: ConsumerRunner[] = [];

  constructor(
    private readonly topics: TestTopics,
    readonly topic: string,
  ) {}

  transport(options: Partial<KafkaTransportOptions> = {}): KafkaTransport {
    const transport = this.topics.transport(this.topic, { onError: (_, error) => this.failures.push(error), ...options });
    this.#transports.push(transport);
    return transport;
  }

  relay(change: Partial<RelayOptions> = {}, options: Partial<KafkaTransportOptions> = {}): Relay {
    const transport = this.transport({ publishes: true, ...options });
    const relay = new Relay({
      feed: this.store, transport, checkpoints: new MemoryRelayCheckpoints(), backOff: BACK_OFF, heartbeatEveryMs: 100,
      metrics: { failed: (_, error) => this.failures.push(error) }, ...change,
    });
    this.#relays.push(relay);
    return relay;
  }

  runner(handle: MessageHandlerFn, change: Partial<ConsumerOptions> = {}): ConsumerRunner {
    const runner = new ConsumerRunner(
      { context: 'eligibility', transport: this.transport(), reader: this.store, positions: this.positions, clock: fixedClock, backOff: BACK_OFF, saveEvery: 1, ...change },
      handle,
    );
    this.#runners.push(runner);
    return runner;
  }

  /** `count` entries over `streams` streams, a few at a time, so that whatever happens meanwhile happens under load. */
  async load(count: number, streams: number): Promise<void> {
    for (let i = 0; i < count; i += 1) {
      this.store.append(`case-${i % streams}`);
      if (i % 5 === 4) await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  async stop(): Promise<void> {
    for (const runner of this.#runners) await runner.stop();
    for (const relay of this.#relays) await relay.stop();
    await Promise.all(this.#transports.map((transport) => transport.close()));
  }
}

/** What all instances of a context did, in order, and whether any of it was out of order. */
export class Witness {
  readonly faults: string[] = [];
  readonly #highest = new Map<string, number>();
  readonly #busy = new Set<string>();
  calls = 0;

  /** The handler of one instance, named `by`; works for `work`. */
  handler(by: string, work: () => Promise<void> = () => Promise.resolve()): MessageHandlerFn {
    return async (message: Message) => {
      const { stream, revision } = message;
      const before = this.#highest.get(stream) ?? -1;
      if (this.#busy.has(stream)) this.faults.push(`${by}: ${stream}@${revision} while the stream was worked on`);
      if (revision > before + 1) this.faults.push(`${by}: ${stream}@${revision} after ${before}`);
      this.#busy.add(stream);
      this.calls += 1;
      await work();
      this.#highest.set(stream, Math.max(before, revision));
      this.#busy.delete(stream);
    };
  }

  /** Whether every entry of the store was worked on. */
  sawAllOf(store: MemoryStore): boolean {
    const last = new Map(store.all.map(({ entry }) => [entry.stream, entry.revision]));
    return [...last].every(([stream, revision]) => this.#highest.get(stream) === revision);
  }
}


/** Resolves as soon as it holds. @throws Error with `what` after `patienceMs` */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>, patienceMs = 15_000): Promise<void> {
  const until = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > until) throw new Error(`did not happen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
