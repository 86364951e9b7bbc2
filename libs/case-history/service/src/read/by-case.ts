import { familyOf } from '@juanzong/case-file';
import type { LoggedEntry } from '@juanzong/event-store';
import type { FeedEntry } from '@juanzong/read-model';

/** The entries of case files among these, by case, in order. */
export function byCase(entries: readonly FeedEntry[]): ReadonlyMap<string, readonly LoggedEntry[]> {
  const cases = new Map<string, LoggedEntry[]>();
  for (const logged of entries as readonly LoggedEntry[]) {
    const { stream, caseId = '' } = logged.entry;
    if (familyOf(stream) !== 'case') continue;
    const told = cases.get(caseId);
    if (told) told.push(logged);
    else cases.set(caseId, [logged]);
  }
  return cases;
}
