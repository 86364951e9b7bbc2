import { BEFORE_FIRST, type Message, type Position } from './message.js';
import { Signal } from './signal.js';
import type { Delivery } from './transport.js';

interface Kept {
  readonly previous: Position;
  readonly message: Message;
}

/** The newest messages of one partition, a bounded number, shared by all groups: a slow group costs no memory. */
export class PartitionLog {
  readonly changed = new Signal();
  #kept: Kept[] = [];
  /** Sequence number of the first kept message. */
  #start = 0;
  #last: Position | undefined;
  #beat: Position = BEFORE_FIRST;

  constructor(
    private readonly partition: number,
    private readonly epoch: string,
    private readonly retain: number,
  ) {}

  append(message: Message): void {
    if (this.#last !== undefined && message.position <= this.#last) return;
    // Before the first message of a fresh topic anything may be missing.
    this.#kept.push({ previous: this.#last ?? message.position - 1n, message });
    this.#last = message.position;
    // Cut in halves, so that cutting costs little on average.
    if (this.#kept.length > 2 * this.retain) {
      const surplus = this.#kept.length - this.retain;
      this.#kept = this.#kept.slice(surplus);
      this.#start += surplus;
    }
    this.changed.raise();
  }

  beat(position: Position): void {
    if (position <= this.#beat) return;
    this.#last ??= position;
    this.#beat = position;
    this.changed.raise();
  }

  get size(): number {
    return this.#kept.length;
  }

  /** Where a reader that has seen everything up to `from` begins. */
  cursorAfter(from: Position): number {
    const index = this.#kept.findIndex((kept) => kept.message.position > from);
    return this.#start + (index < 0 ? this.#kept.length : index);
  }

  /** What a reader at a cursor gets next, and where it stands after that; undefined if there is nothing new for it. */
  next(cursor: number, seen: Position): { delivery: Delivery; cursor: number } | undefined {
    const at = Math.max(cursor, this.#start);
    const kept = this.#kept[at - this.#start];
    if (kept) return { delivery: { kind: 'message', partition: this.partition, ...kept }, cursor: at + 1 };
    const position = this.#last !== undefined && this.#last > this.#beat ? this.#last : this.#beat;
    if (this.#last === undefined || position <= seen) return undefined;
    return { delivery: { kind: 'heartbeat', partition: this.partition, previous: this.#last, epoch: this.epoch, position }, cursor: at };
  }
}
