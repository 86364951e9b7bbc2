import { DEFAULT_BACK_OFF, type Persistence, untilDone } from '../bus/back-off.js';
import { BEFORE_FIRST, type Position } from '../bus/message.js';
import { Signal } from '../bus/signal.js';
import { systemTimer } from '../bus/timer.js';
import type { Delivery, Subscription } from '../bus/transport.js';
import { CheckpointWriter } from './checkpoint-writer.js';
import type { ConsumerOptions, MessageHandlerFn } from './consumer-options.js';
import { ConsumerSession } from './consumer-session.js';
import type { ParkedStream } from './parked-stream.js';
import type { ContextCheckpoint } from './position-store.js';

const HALF = (): number => 0.5;

/**
 * Reads the bus for one context: every entry of every stream, in order, at least once, whatever the bus does. Several
 * instances may share the group: each works on the partitions that are assigned to it, from where the last one left off.
 */
export class ConsumerRunner {
  readonly #stop = new AbortController();
  readonly #changed = new Signal();
  readonly #how: Persistence;
  readonly #checkpoints: CheckpointWriter;
  #session: ConsumerSession | undefined;
  #subscription: Subscription | undefined;

  constructor(
    private readonly options: ConsumerOptions,
    private readonly handle: MessageHandlerFn,
  ) {
    const { context, metrics } = options;
    this.#how = {
      timer: options.timer ?? systemTimer,
      random: options.random ?? HALF,
      backOff: options.backOff ?? DEFAULT_BACK_OFF,
      signal: this.#stop.signal,
      onError: (error) => metrics?.failed?.(`consumer ${context}`, error),
    };
    this.#checkpoints = new CheckpointWriter(options.checkpoints, options.checkpointEvery ?? 1000, () => this.#checkpoint(), this.#how.onError);
  }

  /** Everything up to here is worked on in the partitions of this instance, or its stream is parked. */
  get position(): Position {
    return this.#session?.done ?? BEFORE_FIRST;
  }

  /** Messages that were received and are not worked on yet. */
  get queued(): number {
    return this.#session?.lanes?.queued ?? 0;
  }

  /** The streams that stand still in the partitions of this instance, in order of position; one that is being replayed is still among them. */
  parked(): readonly ParkedStream[] {
    return this.#session?.lot.list() ?? [];
  }

  /** @throws what the position store or the transport throws. */
  async start(): Promise<void> {
    if (this.#session) throw new Error(`consumer already started: ${this.options.context}`);
    const { context, transport } = this.options;
    this.#session = await this.#open();
    this.#subscription = await transport.subscribe(context, (delivery) => this.#onDelivery(delivery), {
      from: this.position,
      assigned: (partitions) => this.#assigned(partitions),
      revoked: () => this.#session?.close() ?? Promise.resolve(),
      settled: (partition) => this.#session?.savedOf(partition) ?? BEFORE_FIRST,
    });
    this.#changed.raise();
  }

  /** Stops taking in, lets running handlers finish, keeps the positions. What stood in line is read again at the next start. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#changed.raise();
    await Promise.all([this.#session?.close(), this.#subscription?.close()]);
    // A session that was just being opened while the subscription closed.
    await this.#session?.close();
    this.#changed.raise();
  }

  /**
   * Resolves when nothing is queued, in flight or unsaved, and (with `upTo`) everything up to that position was
   * seen. Waiting for a retry is in flight, a parked stream is not. Resolves too when the runner is stopped.
   */
  async idle(upTo: Position = BEFORE_FIRST): Promise<void> {
    for (;;) {
      await this.quiet(upTo);
      const saver = this.#session?.saver;
      if (this.#stop.signal.aborted || !saver || saver.clean) return;
      saver.flush();
      await saver.settled;
    }
  }

  /** Resolves when nothing is queued or in flight and everything up to `upTo` was seen; what was done may still be unsaved. Resolves too when the runner is stopped. */
  quiet(upTo: Position): Promise<void> {
    return this.#changed.until(() => this.#stop.signal.aborted || (this.#session?.atRest(upTo) ?? false));
  }

  /**
   * Replays a parked stream from the entry that parked it up to the store's head, in order. Resolves when that is
   * done, or the stream is parked again. @throws Error for a stream that is not parked in a partition of this instance.
   */
  async unpark(stream: string): Promise<void> {
    const session = this.#session;
    if (!session?.lot.get(stream) || !session.lanes) throw new Error(`not parked: ${stream}`);
    await session.lanes.replay(stream);
  }

  /** Begins again from what is saved: another instance may have written it. Rejects only when the runner is stopping. */
  async #assigned(partitions: readonly number[]): Promise<ReadonlyMap<number, Position>> {
    await this.#session?.close();
    const opened = await untilDone(async () => {
      this.#session = await this.#open(new Set(partitions));
    }, this.#how);
    if (!opened || !this.#session) throw new Error('consumer is stopping');
    const session = this.#session;
    this.#changed.raise();
    return new Map(partitions.map((partition) => [partition, session.seenOf(partition)]));
  }

  #open(owned?: ReadonlySet<number>): Promise<ConsumerSession> {
    return ConsumerSession.open({
      options: this.options, handle: this.#handler(), how: this.#how, changed: this.#changed, checkpoints: this.#checkpoints, ...(owned && { owned }),
    });
  }

  #handler(): MessageHandlerFn {
    const { around } = this.options;
    return around ? (message, attempt) => around(message, () => this.handle(message, attempt)) : this.handle;
  }

  #onDelivery(delivery: Delivery): void | Promise<void> {
    if (!this.#session) throw new Error('consumer is stopping');
    const taken = this.#session.onDelivery(delivery);
    if (taken) return taken.then(() => this.#report());
    this.#report();
  }

  #checkpoint(): ContextCheckpoint {
    const parked = (this.#session?.allParked ?? []).map(({ stream, revision }) => ({ stream, revision }));
    return { context: this.options.context, position: this.#session?.certain ?? BEFORE_FIRST, parked };
  }

  #report(): void {
    const session = this.#session;
    this.options.metrics?.consumer?.(this.options.context, { seen: session?.seen ?? BEFORE_FIRST, done: this.position, queued: this.queued });
    this.#changed.raise();
  }
}
