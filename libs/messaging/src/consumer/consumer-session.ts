import { type Persistence, untilDone } from '../bus/back-off.js';
import { BEFORE_FIRST, type Position, toMessage, type Message } from '../bus/message.js';
import type { Signal } from '../bus/signal.js';
import { type Delivery, epochOf } from '../bus/transport.js';
import { CatchUp } from './catch-up.js';
import type { CheckpointWriter } from './checkpoint-writer.js';
import type { ConsumerOptions, MessageHandlerFn } from './consumer-options.js';
import { Lanes } from './lanes.js';
import { type ParkedStream, parkedStream } from './parked-stream.js';
import { ParkingLot } from './parking-lot.js';
import type { PartitionTracker } from './partition-tracker.js';
import { Partitions } from './partitions.js';
import { PositionSaver } from './position-saver.js';
import { startingPlace } from './starting-place.js';

export interface SessionSetting {
  readonly options: ConsumerOptions;
  readonly handle: MessageHandlerFn;
  /** What the runner persists by; a session has a signal of its own. */
  readonly how: Omit<Persistence, 'signal'>;
  readonly changed: Signal;
  readonly checkpoints: CheckpointWriter;
  /** The partitions that are this instance's; absent: all. */
  readonly owned?: ReadonlySet<number>;
}

/**
 * What a context does between two assignments of partitions, beginning from what is saved: positions, parked streams and
 * the last revisions that another instance may have written meanwhile. Nothing of it outlives the assignment.
 */
export class ConsumerSession {
  readonly #stop = new AbortController();
  readonly #how: Persistence;
  readonly #lot: ParkingLot;
  readonly #saver: PositionSaver;
  readonly #catchUp: CatchUp;
  readonly #saved = new Map<number, Position>();
  #partitions: Partitions | undefined;
  #lanes: Lanes | undefined;
  #closing: Promise<void> | undefined;

  private constructor(private readonly setting: SessionSetting) {
    const { options, changed } = setting;
    const { context, positions, transport } = options;
    this.#how = { ...setting.how, signal: this.#stop.signal };
    const persist = (work: () => Promise<void>): Promise<boolean> => untilDone(work, this.#how);
    const owns = (stream: string): boolean => setting.owned?.has(transport.partitionOf(stream)) ?? true;
    this.#lot = new ParkingLot({ context, positions, metrics: options.metrics, persist, owns });
    this.#saver = new PositionSaver(
      {
        snapshot: () => ({ epoch: this.#partitions?.epoch ?? '', partitions: this.#partitions?.positions ?? new Map() }),
        save: async (change) => {
          const saved = await persist(() => positions.save(context, change));
          setting.checkpoints.count(change.revisions.size);
          if (!saved) return false;
          for (const [partition, position] of change.partitions) this.#saved.set(partition, position);
          await setting.checkpoints.writeIfDue();
          return true;
        },
        load: (stream) => positions.lastRevision(context, stream),
        saved: () => changed.raise(),
        ...(options.gatherMs === undefined ? {} : { gather: { timer: this.#how.timer, ms: options.gatherMs } }),
      },
      options.saveEvery ?? 100,
    );
    this.#catchUp = new CatchUp({
      partitionOf: (stream) => transport.partitionOf(stream),
      readRange: (after, upTo) => options.reader.readRange({ after, upTo }),
      accept: (tracker, located) => this.#accept(tracker, toMessage(located, tracker.epoch)),
      persist,
    });
  }

  /** @throws what the position store or the transport throws. */
  static async open(setting: SessionSetting): Promise<ConsumerSession> {
    const session = new ConsumerSession(setting);
    await session.#load();
    return session;
  }

  get lot(): ParkingLot {
    return this.#lot;
  }

  get saver(): PositionSaver {
    return this.#saver;
  }

  get lanes(): Lanes | undefined {
    return this.#lanes;
  }

  /** Everything up to here was accepted in the partitions of this instance; with none, there is nothing to wait for. */
  get seen(): Position | undefined {
    return this.#partitions?.seen;
  }

  /** Everything up to here is worked on in the partitions of this instance, or its stream is parked. */
  get done(): Position {
    return this.#partitions?.done ?? this.#partitions?.floorOfAll ?? BEFORE_FIRST;
  }

  /** True of every partition whoever owns it: what others did since this session began is not known here, and not claimed. */
  get certain(): Position {
    return this.#partitions?.floorOfAll ?? BEFORE_FIRST;
  }

  get closed(): boolean {
    return this.#stop.signal.aborted;
  }

  /** Where this instance stands in a partition: what comes after has to be delivered. */
  seenOf(partition: number): Position {
    return this.#partitions?.tracker(partition).seen ?? BEFORE_FIRST;
  }

  /** What is saved of a partition. */
  savedOf(partition: number): Position {
    return this.#saved.get(partition) ?? BEFORE_FIRST;
  }

  atRest(upTo: Position): boolean {
    if (this.closed || !this.#lanes || this.#lanes.queued > 0 || !this.#lanes.resting) return false;
    const { seen } = this;
    return seen === undefined || seen >= upTo;
  }

  /** Takes a delivery: at once, or when what has to come before it has, and that is to be waited for. @throws or rejects with Error when the consumer is stopping */
  onDelivery(delivery: Delivery): void | Promise<void> {
    const partitions = this.#open();
    const tracker = partitions.tracker(delivery.partition);
    tracker.active = true;
    const follows = epochOf(delivery) === tracker.epoch && delivery.previous <= tracker.seen;
    return follows ? this.#take(tracker, delivery) : this.#reach(partitions, tracker, delivery);
  }

  /** Of another epoch, or not the next: what lies between is fetched first. */
  async #reach(partitions: Partitions, tracker: PartitionTracker, delivery: Delivery): Promise<void> {
    const epoch = epochOf(delivery);
    if (epoch !== tracker.epoch) {
      if (partitions.isPast(epoch)) return;
      partitions.enter(epoch);
      await this.setting.changed.until(() => tracker.open === 0 || this.closed);
      // Another partition may have heard of a still newer epoch meanwhile.
      if (partitions.isPast(epoch)) return;
      partitions.restart(tracker);
    }
    if (delivery.previous > tracker.seen) await this.#catchUp.range(tracker, delivery.previous);
    this.#open();
    await this.#take(tracker, delivery);
  }

  #open(): Partitions {
    if (!this.#partitions || this.closed) throw new Error('consumer is stopping');
    return this.#partitions;
  }

  #take(tracker: PartitionTracker, delivery: Delivery): void | Promise<void> {
    if (delivery.kind === 'message') return this.#accept(tracker, delivery.message);
    if (delivery.position <= tracker.seen) return;
    tracker.saw(delivery.position);
    this.#saver.moved();
  }

  /** Takes nothing in any more, lets running handlers finish, saves what is done. What stood in line is somebody's to read again. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#stop.abort();
    this.setting.changed.raise();
    await this.#lanes?.settled();
    this.#saver.flush();
    await this.#saver.settled;
    this.setting.changed.raise();
  }

  async #load(): Promise<void> {
    const { options, owned, handle, changed } = this.setting;
    const { context, transport, positions, checkpoints } = options;
    const saved = await positions.load(context);
    const checkpoint = saved.partitions.size < transport.partitions ? await checkpoints?.read(context) : undefined;
    const place = startingPlace(saved, checkpoint, await transport.epoch(), transport.partitions);
    const partitions = new Partitions(transport.partitions, place.epoch, place, owned);
    const unsaved = place.unsaved(transport.partitions);
    if (unsaved.size > 0) await positions.save(context, { epoch: place.epoch, partitions: unsaved, revisions: new Map() });
    for (let p = 0; p < transport.partitions; p += 1) this.#saved.set(p, place.positionOf(p));
    this.#lot.restore(saved.parked);
    for (const { stream, revision } of checkpoint?.parked ?? []) await this.#parkAgain(stream, revision, place.epoch);
    this.#partitions = partitions;
    this.#lanes = new Lanes({
      options, handle, how: this.#how, lot: this.#lot, saver: this.#saver, floor: place.floor,
      epoch: () => partitions.epoch, changed: () => changed.raise(),
    });
  }

  #accept(tracker: PartitionTracker, message: Message): void | Promise<void> {
    if (message.position <= tracker.seen || !this.#lanes) return;
    const finished = (): void => {
      tracker.finish(message.position);
      this.#saver.moved();
      this.setting.changed.raise();
    };
    return this.#lanes.push(message, () => tracker.begin(message.position), finished);
  }

  /** Of what was parked the checkpoint knows only where; what and why it was is read and said anew. */
  async #parkAgain(stream: string, revision: number, epoch: string): Promise<void> {
    const lost = new Error('parked before the positions were lost; the reason was lost with them');
    const { reader, clock } = this.setting.options;
    for await (const located of reader.readStream(stream, { from: revision, to: revision })) {
      await this.#lot.park(parkedStream(toMessage(located, epoch), revision, lost, 0, clock.now()));
    }
  }

  /** Every parked stream of the context as far as it is known here, for the checkpoint that has to name them all. */
  get allParked(): readonly ParkedStream[] {
    return this.#lot.all();
  }
}
