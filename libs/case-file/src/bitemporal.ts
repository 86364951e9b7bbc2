import { type Instant, occurredInstant, type RecordedEntry } from '@juanzong/kernel';

/**
 * The entries that make up the state at (`at`, `knownAt`): the prefix known by then → corrections put in the
 * place of what they correct → cut by `occurredAt` → in order of revision.
 *
 * A correction takes over the `occurredAt` and the place of what it corrects, transitively; of several
 * corrections of one entry the latest known one stands. The owner there is who owned the file then, whoever corrects it now. Fold the result with any decider's `evolve`.
 */
export function entriesAsOf<E extends RecordedEntry>(entries: readonly E[], asOf: { at?: Instant; knownAt?: Instant }): E[] {
  const known = asOf.knownAt === undefined ? entries : entries.filter((entry) => entry.recordedAt <= (asOf.knownAt as Instant));
  const placed = putCorrectionsInPlace(known);
  const cut = asOf.at === undefined ? placed : placed.filter((entry) => occurredInstant(entry.occurredAt) <= (asOf.at as Instant));
  return [...cut].sort((a, b) => a.revision - b.revision);
}

/** What is known now: every correction in its place. */
export const entriesCorrected = <E extends RecordedEntry>(entries: readonly E[]): E[] => entriesAsOf(entries, {});

function putCorrectionsInPlace<E extends RecordedEntry>(known: readonly E[]): E[] {
  const place = new Map<string, E>();
  const originalOf = new Map<string, string>();
  for (const entry of known) {
    const target = entry.corrects === undefined ? undefined : (originalOf.get(entry.corrects) ?? entry.corrects);
    const original = target === undefined ? undefined : place.get(target);
    if (target === undefined || original === undefined) {
      place.set(entry.eventId, entry);
      originalOf.set(entry.eventId, entry.eventId);
    } else {
      originalOf.set(entry.eventId, target);
      const replaces = [...(original.replaces ?? []), original.eventId];
      place.set(target, { ...entry, revision: original.revision, occurredAt: original.occurredAt, agency: original.agency, replaces });
    }
  }
  return [...place.values()];
}
