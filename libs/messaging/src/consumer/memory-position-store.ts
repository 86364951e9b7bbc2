import type { ParkedStream } from './parked-stream.js';
import type { PartitionPosition, PositionChange, PositionStore, SavedPositions } from './position-store.js';

interface Place {
  readonly partitions: Map<number, PartitionPosition>;
  readonly revisions: Map<string, number>;
  readonly parked: Map<string, ParkedStream>;
}

/** Positions that live as long as the object: for tests and simulations. */
export class MemoryPositionStore implements PositionStore {
  readonly #places = new Map<string, Place>();

  load(context: string): Promise<SavedPositions> {
    const { partitions, parked } = this.#place(context);
    return Promise.resolve({ partitions: new Map(partitions), parked: [...parked.values()] });
  }

  lastRevision(context: string, stream: string): Promise<number | undefined> {
    return Promise.resolve(this.#place(context).revisions.get(stream));
  }

  save(context: string, change: PositionChange): Promise<void> {
    const place = this.#place(context);
    for (const [partition, position] of change.partitions) {
      const known = place.partitions.get(partition);
      if (known?.epoch !== change.epoch || known.position < position) place.partitions.set(partition, { epoch: change.epoch, position });
    }
    for (const [stream, revision] of change.revisions) place.revisions.set(stream, Math.max(revision, place.revisions.get(stream) ?? -1));
    return Promise.resolve();
  }

  park(context: string, parked: ParkedStream): Promise<void> {
    const { parked: all, revisions } = this.#place(context);
    if ((revisions.get(parked.stream) ?? -1) < parked.revision) all.set(parked.stream, parked);
    return Promise.resolve();
  }

  unpark(context: string, stream: string): Promise<void> {
    this.#place(context).parked.delete(stream);
    return Promise.resolve();
  }

  #place(context: string): Place {
    let place = this.#places.get(context);
    if (!place) {
      place = { partitions: new Map(), revisions: new Map(), parked: new Map() };
      this.#places.set(context, place);
    }
    return place;
  }
}
