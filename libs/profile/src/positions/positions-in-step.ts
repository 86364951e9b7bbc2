import { BEFORE_FIRST, type ParkedStream, type Position, type PositionChange, type PositionStore, type SavedPositions } from '@juanzong/messaging';

/** Where positions are kept, so that those of several contexts are saved together or not at all. */
export interface JointStore extends PositionStore {
  saveAll(changes: ReadonlyMap<string, PositionChange>): Promise<void>;
}

/**
 * The positions of contexts that take turns, kept seldom and only at rest, so that all of them stand at one place. After a
 * kill each context is then told the same entries again, and they take their turns as if nothing had happened. What was
 * done since is worked on again, which changes nothing.
 */
export class PositionsInStep implements PositionStore {
  readonly #loaded = new Map<string, SavedPositions>();
  readonly #revisions = new Map<string, Map<string, number>>();
  #partitions = new Set<number>();
  #epoch = '';
  #changes = 0;
  /** Up to where every context has worked; undefined where they do not stand together, and all begin anew. */
  #place: Position | undefined;

  private constructor(
    private readonly inner: JointStore,
    private readonly contexts: readonly string[],
    /** Entries worked on before it is worth a save. */
    private readonly most: number,
  ) {}

  static async open(inner: JointStore, contexts: readonly string[], most: number): Promise<PositionsInStep> {
    const positions = new PositionsInStep(inner, contexts, most);
    for (const context of contexts) positions.#loaded.set(context, await inner.load(context));
    positions.#place = commonPlace([...positions.#loaded.values()]);
    return positions;
  }

  /** Entries up to here are not told again to any context. */
  get place(): Position {
    return this.#place ?? BEFORE_FIRST;
  }

  /** The streams that stood still for a context when it was opened. */
  parkedAtStart(context: string): readonly string[] {
    return (this.#loaded.get(context)?.parked ?? []).map(({ stream }) => stream);
  }

  load(context: string): Promise<SavedPositions> {
    const { partitions, parked } = this.#loaded.get(context) ?? { partitions: new Map(), parked: [] };
    return Promise.resolve({ partitions: this.#place === undefined ? new Map() : partitions, parked });
  }

  async lastRevision(context: string, stream: string): Promise<number | undefined> {
    return this.#revisions.get(context)?.get(stream) ?? (this.#place === undefined ? undefined : await this.inner.lastRevision(context, stream));
  }

  save(context: string, { epoch, partitions, revisions }: PositionChange): Promise<void> {
    const pending = this.#revisions.get(context) ?? new Map<string, number>();
    this.#revisions.set(context, pending);
    for (const [stream, revision] of revisions) pending.set(stream, revision);
    for (const partition of partitions.keys()) this.#partitions.add(partition);
    this.#epoch = epoch;
    this.#changes += revisions.size;
    return Promise.resolve();
  }

  park(context: string, parked: ParkedStream): Promise<void> {
    return this.inner.park(context, parked);
  }

  unpark(context: string, stream: string): Promise<void> {
    return this.inner.unpark(context, stream);
  }

  /** Whether so much was done that it is worth a save. */
  get due(): boolean {
    return this.#changes >= this.most * this.contexts.length;
  }

  /** Keeps that every context has worked on everything up to `head`: at rest only, and what is kept is taken before anything is waited for. */
  async keep(head: Position): Promise<void> {
    if (this.#changes === 0 || this.#partitions.size === 0) return;
    const partitions = new Map([...this.#partitions].map((partition) => [partition, head]));
    const changes = new Map(this.contexts.map((context) => [context, { epoch: this.#epoch, partitions, revisions: new Map(this.#revisions.get(context)) }]));
    this.#changes = 0;
    await this.inner.saveAll(changes);
    this.#place = head;
    for (const [context, { revisions }] of changes) {
      const pending = this.#revisions.get(context);
      for (const [stream, revision] of revisions) if (pending?.get(stream) === revision) pending.delete(stream);
    }
  }
}

/** The one place of all partitions of all contexts; undefined if there is none. */
function commonPlace(saved: readonly SavedPositions[]): Position | undefined {
  const places = new Set(saved.flatMap(({ partitions }) => [...partitions.values()].map(({ position }) => position)));
  const sizes = new Set(saved.map(({ partitions }) => partitions.size));
  return places.size === 1 && sizes.size === 1 ? [...places][0] : undefined;
}
