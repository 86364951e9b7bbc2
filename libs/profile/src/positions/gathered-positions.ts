import type { ParkedStream, Position, PositionChange, PositionStore, SavedPositions } from '@juanzong/messaging';

interface Pending {
  epoch: string;
  readonly partitions: Map<number, Position>;
  readonly revisions: Map<string, number>;
}

/** Saves many small changes of position as one. What is lost with the process is worked on again, which changes nothing. */
export class GatheredPositions implements PositionStore {
  readonly #pending = new Map<string, Pending>();

  constructor(
    private readonly inner: PositionStore,
    /** Streams changed before they are saved. */
    private readonly most: number,
  ) {}

  async load(context: string): Promise<SavedPositions> {
    await this.#flush(context);
    return this.inner.load(context);
  }

  async lastRevision(context: string, stream: string): Promise<number | undefined> {
    return this.#pending.get(context)?.revisions.get(stream) ?? this.inner.lastRevision(context, stream);
  }

  async save(context: string, { epoch, partitions, revisions }: PositionChange): Promise<void> {
    const pending = this.#pending.get(context) ?? { epoch, partitions: new Map<number, Position>(), revisions: new Map<string, number>() };
    pending.epoch = epoch;
    for (const [partition, position] of partitions) pending.partitions.set(partition, position);
    for (const [stream, revision] of revisions) pending.revisions.set(stream, revision);
    this.#pending.set(context, pending);
    if (pending.revisions.size >= this.most) await this.#flush(context);
  }

  async park(context: string, parked: ParkedStream): Promise<void> {
    await this.#flush(context);
    await this.inner.park(context, parked);
  }

  async unpark(context: string, stream: string): Promise<void> {
    await this.#flush(context);
    await this.inner.unpark(context, stream);
  }

  /** Saves everything, as before an ordered end. */
  async flush(): Promise<void> {
    for (const context of [...this.#pending.keys()]) await this.#flush(context);
  }

  /** What could not be saved stays pending. */
  async #flush(context: string): Promise<void> {
    const pending = this.#pending.get(context);
    if (!pending) return;
    await this.inner.save(context, pending);
    if (this.#pending.get(context) === pending) this.#pending.delete(context);
  }
}
