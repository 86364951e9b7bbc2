import { InProcessTransport, type InProcessTransportOptions } from '../bus/in-process-transport.js';
import type { ConsumerOptions, MessageHandlerFn } from '../consumer/consumer-options.js';
import { ConsumerRunner } from '../consumer/consumer-runner.js';
import { MemoryPositionStore } from '../consumer/memory-position-store.js';
import { MemoryRelayCheckpoints } from '../relay/entry-feed.js';
import { Relay } from '../relay/relay.js';
import { MemoryStore } from './memory-store.js';
import { fixedClock, InstantTimer } from './virtual-time.js';

/** Store → relay → transport → runner, all in memory. */
export class Line {
  readonly store = new MemoryStore();
  readonly positions = new MemoryPositionStore();
  readonly timer = new InstantTimer();
  readonly transport: InProcessTransport;
  readonly relay: Relay;
  readonly #runners: ConsumerRunner[] = [];

  constructor(options: InProcessTransportOptions = {}) {
    this.transport = new InProcessTransport({ timer: this.timer, ...options });
    this.relay = new Relay({ feed: this.store, transport: this.transport, checkpoints: new MemoryRelayCheckpoints(), timer: this.timer });
  }

  options(change: Partial<ConsumerOptions> = {}): ConsumerOptions {
    const { store, positions, timer, transport } = this;
    return { context: 'eligibility', transport, reader: store, positions, clock: fixedClock, timer, attempts: 3, ...change };
  }

  runner(handle: MessageHandlerFn, change: Partial<ConsumerOptions> = {}): ConsumerRunner {
    const runner = new ConsumerRunner(this.options(change), handle);
    this.#runners.push(runner);
    return runner;
  }

  /** Resolves when everything that stands in the store has gone down the line. */
  async rest(): Promise<void> {
    await this.relay.idle(this.store.head);
    for (const runner of this.#runners) await runner.idle(this.store.head);
  }

  async stop(): Promise<void> {
    for (const runner of this.#runners) await runner.stop();
    await this.relay.stop();
    await this.transport.close();
  }
}
