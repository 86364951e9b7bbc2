import { backOffMs, type Persistence } from '../bus/back-off.js';
import { type Message, type Position, toMessage } from '../bus/message.js';
import type { ConsumerOptions, MessageHandlerFn } from './consumer-options.js';
import { Lane, type LaneWork } from './lane.js';
import { LaneItem } from './lane-item.js';
import type { ParkingLot } from './parking-lot.js';
import { type ParkedStream, parkedStream } from './parked-stream.js';
import type { PositionSaver } from './position-saver.js';
import { Slots } from './slots.js';

export interface LanesSetting {
  readonly options: ConsumerOptions;
  readonly handle: MessageHandlerFn;
  readonly how: Persistence;
  readonly lot: ParkingLot;
  readonly saver: PositionSaver;
  readonly floor: Position;
  readonly epoch: () => string;
  readonly changed: () => void;
}

/** The lanes of one context: streams at the same time up to a limit, each strictly in order, a bounded number of messages in memory. */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();
  readonly #memory: Slots;
  readonly #work: LaneWork;
  #queued = 0;

  constructor(private readonly setting: LanesSetting) {
    this.#memory = new Slots(setting.options.maxQueued ?? 1000);
    this.#work = this.#laneWork();
  }

  get queued(): number {
    return this.#queued;
  }

  get resting(): boolean {
    return this.#lanes.size === 0;
  }

  /**
   * Puts a message into its lane: at once, or when there is room, and that is to be waited for. `begun` is called as it stands
   * there, `finished` when it is done or parked. @throws or rejects with Error when the runner is stopping
   */
  push(message: Message, begun: () => void, finished: () => void): void | Promise<void> {
    if (this.#isDoneByArriving(message)) {
      begun();
      this.setting.saver.completed(message);
      return finished();
    }
    if (this.#memory.takeNow()) return this.#stand(message, begun, finished);
    return this.#memory.take().then(() => this.#stand(message, begun, finished));
  }

  #stand(message: Message, begun: () => void, finished: () => void): void {
    if (this.setting.how.signal.aborted) {
      this.#memory.give();
      throw new Error('consumer is stopping');
    }
    begun();
    this.#add(message.stream, new LaneItem(message.revision, message, () => this.#memory.give(), this.#counted(finished)));
  }

  /** Works on everything the store holds of the stream; resolves when done, parked again or stopped. */
  replay(stream: string): Promise<void> {
    const lane = this.#lane(stream);
    this.#push(lane, new LaneItem('head', undefined, () => undefined, this.#counted(() => undefined)));
    return lane.settled;
  }

  settled(): Promise<unknown> {
    return Promise.all([...this.#lanes.values()].map((lane) => lane.settled));
  }

  /** Of a stream with nothing under way the next entry, which asks nothing of this context: it needs no lane. */
  #isDoneByArriving(message: Message): boolean {
    const { options, saver, lot } = this.setting;
    if (options.around || !options.inert?.(message) || this.#lanes.has(message.stream) || lot.get(message.stream)) return false;
    return (saver.remembered(message.stream) ?? -1) === message.revision - 1;
  }

  #counted(finished: () => void): () => void {
    this.#queued += 1;
    return () => {
      this.#queued -= 1;
      finished();
    };
  }

  #add(stream: string, item: LaneItem): void {
    this.#push(this.#lane(stream), item);
  }

  #push(lane: Lane, item: LaneItem): void {
    lane.push(item);
    if (lane.resting) this.#work.emptied(lane);
  }

  #lane(stream: string): Lane {
    let lane = this.#lanes.get(stream);
    if (!lane) {
      lane = new Lane(stream, this.#work, this.setting.lot.get(stream));
      this.#lanes.set(stream, lane);
    }
    return lane;
  }

  #laneWork(): LaneWork {
    const { options, handle, how, lot, saver, floor, epoch, changed } = this.setting;
    const handlers = new Slots(options.concurrency ?? 16);
    const tell = (parked: ParkedStream, error: unknown): void => {
      try {
        options.onParked?.(parked, error);
      } catch (failure) {
        how.onError(failure);
      }
    };
    const wait = (attempt: number): Promise<void> => how.timer.sleep(backOffMs(how.backOff, attempt, how.random), how.signal);
    return {
      signal: how.signal,
      attempts: options.attempts ?? 8,
      floor,
      lastRevision: (stream, next) => saver.lastRevision(stream, next),
      readStream: (stream, from, to) => options.reader.readStream(stream, { from, ...(to === undefined ? {} : { to }) }),
      toMessage: (located) => toMessage(located, epoch()),
      attempt: async (message, attempt) => {
        await handlers.take();
        try {
          if (how.signal.aborted) throw new Error('consumer is stopping');
          await handle(message, attempt);
        } finally {
          handlers.give();
        }
      },
      backOff: (message, attempt) => {
        options.metrics?.retried?.(options.context, message.type, attempt);
        return wait(attempt);
      },
      isOutage: (error) => options.isOutage?.(error) ?? false,
      storeFailed: (error, attempt) => {
        how.onError(error);
        return wait(attempt);
      },
      completed: (message) => saver.completed(message),
      park: async (message, revision, error, attempts) => {
        const parked = await lot.park(parkedStream(message, revision, error, attempts, options.clock.now()));
        if (parked) tell(parked, error);
        return parked;
      },
      unparked: (stream) => lot.unpark(stream),
      emptied: (lane) => {
        // A lane at rest is only memory: what it knows is with the saver and the parking lot.
        if (this.#lanes.get(lane.stream) === lane) this.#lanes.delete(lane.stream);
        changed();
      },
    };
  }
}
