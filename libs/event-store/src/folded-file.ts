import { entriesCorrected, type Entry, GENESIS_HASH } from '@juanzong/case-file';
import type { RecordedEntry } from '@juanzong/kernel';

/** What any decider offers for folding. */
export interface Folding<State> {
  evolve(state: State, entry: RecordedEntry): State;
  initialState(): State;
}

export interface FiledEntry {
  readonly entry: Entry;
  readonly recorded: RecordedEntry;
  readonly position: bigint;
}

/** One stream as this process last saw it: stored entries, opened entries, and the states folded from them. */
export class FoldedFile {
  readonly #filed: FiledEntry[] = [];
  readonly #byCommand = new Map<string, FiledEntry[]>();
  readonly #folds = new Map<unknown, { upTo: number; state: unknown }>();

  constructor(readonly stream: string) {}

  get revision(): number {
    return this.#filed.length - 1;
  }

  get head(): FiledEntry | undefined {
    return this.#filed.at(-1);
  }

  get headHash(): string {
    return this.head?.entry.hash ?? GENESIS_HASH;
  }

  get entries(): readonly FiledEntry[] {
    return this.#filed;
  }

  writtenBy(command: string): readonly FiledEntry[] {
    return this.#byCommand.get(command) ?? [];
  }

  /** @throws Error unless the entry is the next one: revisions are contiguous and hashes chained. */
  add(filed: FiledEntry): void {
    const { entry } = filed;
    if (entry.revision !== this.revision + 1) throw new Error(`${this.stream}: revision ${entry.revision} after ${this.revision}`);
    if (entry.previousHash !== this.headHash) throw new Error(`${this.stream}: the chain is broken at revision ${entry.revision}`);
    this.#filed.push(filed);
    this.#byCommand.set(entry.commandId, [...this.writtenBy(entry.commandId), filed]);
    if (entry.corrects !== undefined) this.#folds.clear();
  }

  /** Adds an entry unless somebody else read it into this file already. @throws Error as `add` does. */
  addNew(filed: FiledEntry): void {
    if (filed.entry.revision > this.revision) this.add(filed);
  }

  /** The state of one decider at the head, folded from where it was last asked; remembered by its `evolve`. */
  stateFor<State>(folding: Folding<State>): State {
    const known = this.#folds.get(folding.evolve);
    const from = known?.upTo ?? 0;
    if (known && from === this.#filed.length) return known.state as State;
    const fresh = this.#filed.slice(from).map((filed) => filed.recorded);
    const entries = known ? fresh : entriesCorrected(fresh);
    const state = entries.reduce((acc, entry) => folding.evolve(acc, entry), known ? (known.state as State) : folding.initialState());
    this.#folds.set(folding.evolve, { upTo: this.#filed.length, state });
    return state;
  }
}
