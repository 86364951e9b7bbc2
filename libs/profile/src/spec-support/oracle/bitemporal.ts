import { momentOf, type Told } from './told.js';

/** Two times that a history can be asked at. */
export interface Asked {
  readonly at?: string | undefined;
  readonly knownAt?: string | undefined;
}

/** What an entry was to begin with: a correction of a correction corrects the first. */
function firstOf(entry: Told, known: readonly Told[]): Told {
  const target = entry.corrects === undefined ? undefined : known.find(({ eventId }) => eventId === entry.corrects);
  return target === undefined ? entry : firstOf(target, known);
}

/** Every first entry, saying what the latest correction of it says, at its own place, time and agency. */
export function inPlace(known: readonly Told[]): Told[] {
  return known.filter((entry) => firstOf(entry, known) === entry).map((entry) => {
    const { revision, occurredAt, agency } = entry;
    const versions = known.filter((other) => firstOf(other, known) === entry);
    const replaces = versions.slice(0, -1).map(({ eventId }) => eventId);
    return { ...(versions.at(-1) ?? entry), revision, occurredAt, agency, ...(replaces.length > 0 ? { replaces } : {}) };
  });
}

/** The prefix known by then, corrections in their places, cut by when it happened. */
export function asOf(file: readonly Told[], { at, knownAt }: Asked): Told[] {
  const known = file.filter(({ recordedAt }) => knownAt === undefined || recordedAt <= knownAt);
  return inPlace(known).filter(({ occurredAt }) => at === undefined || momentOf(occurredAt) <= at);
}

/** What anything that folds makes of entries, from nothing. */
export const folded = <S>(decider: { initialState(): S; evolve(state: S, entry: Told): S }, entries: readonly Told[]): S => {
  let state = decider.initialState();
  for (const entry of entries) state = decider.evolve(state, entry);
  return state;
};
