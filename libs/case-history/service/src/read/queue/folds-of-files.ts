import { entriesCorrected } from '@juanzong/case-file';
import type { RecordedEntry } from '@juanzong/kernel';
import { LRUCache } from 'lru-cache';
import type { Folding, StateOf } from './steps.js';

interface Folded {
  readonly upTo: number;
  readonly state: unknown;
}

/** A state folded from entries in the places that their corrections give them, each fold done once. */
export function foldedFrom(entries: readonly RecordedEntry[]): StateOf {
  return remembered(entries, new Map());
}

/** States of files as of the revisions a projection comes to, folded on from where each was last asked for. It is only a cache. */
export class FoldsOfFiles {
  readonly #files: LRUCache<string, Map<unknown, Folded>>;

  constructor(most: number) {
    this.#files = new LRUCache({ max: most });
  }

  /** @param entries the file's entries from the first up to the one in question */
  stateOf(file: string, entries: readonly RecordedEntry[]): StateOf {
    const known = this.#files.get(file) ?? new Map<unknown, Folded>();
    this.#files.set(file, known);
    return remembered(entries, known);
  }
}

/** A correction changes what lies before it: then, and where less is asked for than was folded, everything is folded anew. */
function remembered(entries: readonly RecordedEntry[], known: Map<unknown, Folded>): StateOf {
  return <S>(folding: Folding<S>): S => {
    const from = known.get(folding.evolve);
    const usable = from !== undefined && from.upTo <= entries.length && entries.slice(from.upTo).every(({ corrects }) => corrects === undefined);
    const rest = usable ? entries.slice(from.upTo) : entriesCorrected(entries);
    const state = rest.reduce((before, entry) => folding.evolve(before, entry), usable ? (from.state as S) : folding.initialState());
    known.set(folding.evolve, { upTo: entries.length, state });
    return state;
  };
}
