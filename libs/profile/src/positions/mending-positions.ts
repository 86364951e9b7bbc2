import type { ParkedStream, PositionChange, PositionStore, SavedPositions } from '@juanzong/messaging';
import { isTableMissing } from '@juanzong/read-model';

/** Positions whose tables somebody may drop at any time: they are made again by whoever misses them first, and what stands still is kept again. */
export class MendingPositions implements PositionStore {
  constructor(
    private readonly inner: PositionStore,
    /** Makes the tables again. */
    private readonly repair: () => Promise<void>,
    /** What stands still in this process, as far as it knows without the tables. */
    private readonly parked: () => readonly ParkedStream[],
  ) {}

  load(context: string): Promise<SavedPositions> {
    return this.#mended(context, () => this.inner.load(context));
  }

  lastRevision(context: string, stream: string): Promise<number | undefined> {
    return this.#mended(context, () => this.inner.lastRevision(context, stream));
  }

  save(context: string, change: PositionChange): Promise<void> {
    return this.#mended(context, () => this.inner.save(context, change));
  }

  park(context: string, parked: ParkedStream): Promise<void> {
    return this.#mended(context, () => this.inner.park(context, parked));
  }

  unpark(context: string, stream: string): Promise<void> {
    return this.#mended(context, () => this.inner.unpark(context, stream));
  }

  async #mended<T>(context: string, ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (!isTableMissing(error)) throw error;
    }
    await this.repair();
    for (const parked of this.parked()) await this.inner.park(context, parked);
    return ask();
  }
}
