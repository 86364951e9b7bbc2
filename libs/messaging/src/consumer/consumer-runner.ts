import { DEFAULT_BACK_OFF, type Persistence, untilDone } from '../bus/back-off.js';
import { BEFORE_FIRST, type Message, type Position, toMessage } from '../bus/message.js';
import { Signal } from '../bus/signal.js';
import { systemTimer } from '../bus/timer.js';
import { type Delivery, epochOf, type Subscription } from '../bus/transport.js';
import { CatchUp } from './catch-up.js';
import { CheckpointWriter } from './checkpoint-writer.js';
import type { ConsumerOptions, MessageHandlerFn } from './consumer-options.js';
import { Lanes } from './lanes.js';
import { type ParkedStream, parkedStream } from './parked-stream.js';
import { ParkingLot } from './parking-lot.js';
import type { PartitionTracker } from './partition-tracker.js';
import { Partitions } from './partitions.js';
import { PositionSaver } from './position-saver.js';
import { startingPlace } from './starting-place.js';

const HALF = (): number => 0.5;

/** Reads the bus for one context: every entry of every stream, in order, at least once, whatever the bus does. */
export class ConsumerRunner {
  readonly #stop = new AbortController();
  readonly #changed = new Signal();
  readonly #how: Persistence;
  readonly #lot: ParkingLot;
  readonly #saver: PositionSaver;
  readonly #checkpoints: CheckpointWriter;
  readonly #catchUp: CatchUp;
  #partitions: Partitions | undefined;
  #lanes: Lanes | undefined;
  #subscription: Subscription | undefined;

  constructor(
    private readonly options: ConsumerOptions,
    private readonly handle: MessageHandlerFn,
  ) {
    const { context, positions, metrics } = options;
    this.#how = {
      timer: options.timer ?? systemTimer,
      random: options.random ?? HALF,
      backOff: options.backOff ?? DEFAULT_BACK_OFF,
      signal: this.#stop.signal,
      onError: (error) => metrics?.failed?.(`consumer ${context}`, error),
    };
    const persist = (work: () => Promise<void>): Promise<boolean> => untilDone(work, this.#how);
    this.#lot = new ParkingLot(context, positions, metrics, persist);
    this.#checkpoints = new CheckpointWriter(options.checkpoints, options.checkpointEvery ?? 1000, () => this.#checkpoint(), this.#how.onError);
    this.#saver = new PositionSaver(
      {
        snapshot: () => ({ epoch: this.#partitions?.epoch ?? '', partitions: this.#partitions?.positions ?? new Map() }),
        save: async (change) => {
          const saved = await persist(() => positions.save(context, change));
          this.#checkpoints.count(change.revisions.size);
          if (saved) await this.#checkpoints.writeIfDue();
          return saved;
        },
        load: (stream) => positions.lastRevision(context, stream),
        saved: () => this.#changed.raise(),
      },
      options.saveEvery ?? 100,
    );
    this.#catchUp = new CatchUp({
      partitionOf: (stream) => options.transport.partitionOf(stream),
      readRange: (after, upTo) => options.reader.readRange({ after, upTo }),
      accept: (tracker, located) => this.#accept(tracker, toMessage(located, tracker.epoch)),
      persist,
    });
  }

  /** Everything up to here is worked on, or its stream is parked. */
  get position(): Position {
    return this.#partitions?.done ?? BEFORE_FIRST;
  }

  /** The streams that stand still, in order of position; one that is being replayed is still among them. */
  parked(): readonly ParkedStream[] {
    return this.#lot.list();
  }

  /** @throws what the position store or the transport throws. */
  async start(): Promise<void> {
    if (this.#lanes) throw new Error(`consumer already started: ${this.options.context}`);
    const { context, transport, positions, checkpoints } = this.options;
    const saved = await positions.load(context);
    const checkpoint = saved.partitions.size === 0 ? await checkpoints?.read(context) : undefined;
    const epoch = await transport.epoch();
    const place = startingPlace(saved, checkpoint, epoch);
    const partitions = new Partitions(transport.partitions, epoch, place);
    this.#partitions = partitions;
    const unsaved = place.unsaved(transport.partitions);
    if (unsaved.size > 0) await positions.save(context, { epoch, partitions: unsaved, revisions: new Map() });
    this.#lot.restore(saved.parked);
    for (const { stream, revision } of checkpoint?.parked ?? []) await this.#parkAgain(stream, revision, epoch);
    this.#lanes = new Lanes({
      options: this.options, handle: this.#handler(), how: this.#how, lot: this.#lot, saver: this.#saver, floor: place.floor,
      epoch: () => partitions.epoch, changed: () => this.#changed.raise(),
    });
    this.#subscription = await transport.subscribe(context, (delivery) => this.#onDelivery(partitions, delivery), { from: this.position });
    this.#changed.raise();
  }

  /** Stops taking in, lets running handlers finish, keeps the positions. What stood in line is read again at the next start. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#changed.raise();
    await Promise.all([this.#subscription?.close(), this.#lanes?.settled()]);
    this.#saver.flush();
    await this.#saver.settled;
    this.#changed.raise();
  }

  /**
   * Resolves when nothing is queued, in flight or unsaved, and (with `upTo`) everything up to that position was
   * seen. Waiting for a retry is in flight, a parked stream is not. Resolves too when the runner is stopped.
   */
  async idle(upTo: Position = BEFORE_FIRST): Promise<void> {
    for (;;) {
      await this.quiet(upTo);
      if (this.#stop.signal.aborted || this.#saver.clean) return;
      this.#saver.flush();
      await this.#saver.settled;
    }
  }

  /** Resolves when nothing is queued or in flight and everything up to `upTo` was seen; what was done may still be unsaved. Resolves too when the runner is stopped. */
  quiet(upTo: Position): Promise<void> {
    return this.#changed.until(() => this.#stop.signal.aborted || this.#atRest(upTo));
  }

  /**
   * Replays a parked stream from the entry that parked it up to the store's head, in order. Resolves when that is
   * done, or the stream is parked again. @throws Error for a stream that is not parked.
   */
  async unpark(stream: string): Promise<void> {
    if (!this.#lot.get(stream) || !this.#lanes) throw new Error(`not parked: ${stream}`);
    await this.#lanes.replay(stream);
  }

  #atRest(upTo: Position): boolean {
    return this.#lanes !== undefined && this.#lanes.queued === 0 && this.#lanes.resting && this.#seen >= upTo;
  }

  #handler(): MessageHandlerFn {
    const { around } = this.options;
    return around ? (message, attempt) => around(message, () => this.handle(message, attempt)) : this.handle;
  }

  async #onDelivery(partitions: Partitions, delivery: Delivery): Promise<void> {
    const tracker = partitions.tracker(delivery.partition);
    tracker.active = true;
    const epoch = epochOf(delivery);
    if (epoch !== tracker.epoch) {
      if (partitions.isPast(epoch)) return;
      partitions.enter(epoch);
      await this.#changed.until(() => tracker.open === 0 || this.#stop.signal.aborted);
      // Another partition may have heard of a still newer epoch meanwhile.
      if (partitions.isPast(epoch)) return;
      partitions.restart(tracker);
    }
    if (delivery.previous > tracker.seen) await this.#catchUp.range(tracker, delivery.previous);
    if (this.#stop.signal.aborted) throw new Error('consumer is stopping');
    if (delivery.kind === 'message') await this.#accept(tracker, delivery.message);
    else if (delivery.position > tracker.seen) {
      tracker.saw(delivery.position);
      this.#saver.moved();
    }
    this.#report();
  }

  async #accept(tracker: PartitionTracker, message: Message): Promise<void> {
    if (message.position <= tracker.seen || !this.#lanes) return;
    const finished = (): void => {
      tracker.finish(message.position);
      this.#saver.moved();
      this.#changed.raise();
    };
    await this.#lanes.push(message, () => tracker.begin(message.position), finished);
  }

  /** Of what was parked the checkpoint knows only where; what and why it was is read and said anew. */
  async #parkAgain(stream: string, revision: number, epoch: string): Promise<void> {
    const lost = new Error('parked before the positions were lost; the reason was lost with them');
    for await (const located of this.options.reader.readStream(stream, { from: revision, to: revision })) {
      await this.#lot.park(parkedStream(toMessage(located, epoch), revision, lost, 0, this.options.clock.now()));
    }
  }

  get #seen(): Position {
    return this.#partitions?.seen ?? BEFORE_FIRST;
  }

  #checkpoint(): { context: string; position: Position; parked: { stream: string; revision: number }[] } {
    const parked = this.#lot.list().map(({ stream, revision }) => ({ stream, revision }));
    return { context: this.options.context, position: this.position, parked };
  }

  #report(): void {
    this.options.metrics?.consumer?.(this.options.context, { seen: this.#seen, done: this.position, queued: this.#lanes?.queued ?? 0 });
    this.#changed.raise();
  }
}
