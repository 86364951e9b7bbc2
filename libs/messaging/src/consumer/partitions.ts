import { BEFORE_FIRST, type Position } from '../bus/message.js';
import { PartitionTracker } from './partition-tracker.js';
import { leastOf, type StartingPlace } from './starting-place.js';

/**
 * The partitions of one consumer, through changes of the epoch. In another epoch streams may lie in other
 * partitions, so that what a partition lacked another one has to bring: all of them go back to what was done in all.
 */
export class Partitions {
  readonly #trackers = new Map<number, PartitionTracker>();
  readonly #past = new Set<string>();
  #floor: Position;

  constructor(
    count: number,
    private current: string,
    place: StartingPlace,
    /** The partitions of this instance; absent: all. */
    private readonly owned?: ReadonlySet<number>,
  ) {
    this.#floor = place.floor;
    for (let p = 0; p < count; p += 1) {
      this.#trackers.set(p, new PartitionTracker(p, current, place.positionOf(p)));
    }
  }

  get epoch(): string {
    return this.current;
  }

  /** Everything up to here was accepted in all partitions of this instance, and nothing between is missing; undefined if it has none. */
  get seen(): Position | undefined {
    return leastOf(this.#own().map((tracker) => this.#bounded(tracker, tracker.seen)));
  }

  get done(): Position | undefined {
    return leastOf(this.#own().map((tracker) => this.#bounded(tracker, tracker.done)));
  }

  /** What is done in every partition, those of other instances as they were when this one began. */
  get floorOfAll(): Position {
    return leastOf(this.#all().map((tracker) => this.#bounded(tracker, tracker.done))) ?? BEFORE_FIRST;
  }

  /** What is done in each partition that this consumer was given something of. */
  get positions(): ReadonlyMap<number, Position> {
    return new Map(this.#all().filter((tracker) => tracker.active).map((tracker) => [tracker.partition, this.#bounded(tracker, tracker.done)]));
  }

  tracker(partition: number): PartitionTracker {
    let tracker = this.#trackers.get(partition);
    if (!tracker) {
      tracker = new PartitionTracker(partition, this.current, this.#floor);
      this.#trackers.set(partition, tracker);
    }
    return tracker;
  }

  /** Whether a topic that is gone still speaks; the present one says by `previous` what is missing. */
  isPast(epoch: string): boolean {
    return this.#past.has(epoch);
  }

  /** The first word of a new epoch, from whatever partition. */
  enter(epoch: string): void {
    if (epoch === this.current) return;
    this.#floor = this.floorOfAll;
    this.#past.add(this.current);
    this.current = epoch;
    // What was saved in another epoch means something else now, and is replaced as a whole.
    for (const tracker of this.#all()) tracker.active = true;
  }

  /** Brings one partition into the present epoch. Only when nothing of it is open. */
  restart(tracker: PartitionTracker): void {
    tracker.restart(this.current, this.#floor);
  }

  #own(): PartitionTracker[] {
    return this.#all().filter((tracker) => this.owned?.has(tracker.partition) ?? true);
  }

  #all(): PartitionTracker[] {
    return [...this.#trackers.values()];
  }

  /** A partition that has not arrived in the present epoch will go back to the floor. */
  #bounded(tracker: PartitionTracker, position: Position): Position {
    return tracker.epoch !== this.current && position > this.#floor ? this.#floor : position;
  }
}
