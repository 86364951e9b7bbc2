import { BEFORE_FIRST, type Outgoing, type Position } from '../bus/message.js';

/**
 * What the relay has said to each partition in this epoch, so that every record can name the one before it. A relay that
 * has just begun does not know, and says the highest position that may be missing.
 */
export class SaidBefore {
  private constructor(
    private readonly last: Map<number, Position>,
    private beat: Position,
  ) {}

  static nothing(): SaidBefore {
    return new SaidBefore(new Map(), BEFORE_FIRST);
  }

  /** What would be said if what is added to it arrived. */
  draft(): SaidBefore {
    return new SaidBefore(new Map(this.last), this.beat);
  }

  /** The position before the message in its partition; undefined for one that was published already. */
  message(message: Outgoing, partition: number): Position | undefined {
    const before = this.last.get(partition);
    if (before !== undefined && message.position <= before) return undefined;
    this.last.set(partition, message.position);
    return before ?? message.position - 1n;
  }

  /** The positions before a heartbeat, by partition; undefined for one that says nothing new. */
  heartbeat(position: Position, partitions: number): Position[] | undefined {
    if (position <= this.beat) return undefined;
    this.beat = position;
    return Array.from({ length: partitions }, (_, partition) => {
      const before = this.last.get(partition) ?? position;
      this.last.set(partition, before);
      return before;
    });
  }
}
