import type { documentIssuedV1, documentServedV1 } from '@juanzong/intake-contracts';
import type { DataOf, RecordedEntry } from '@juanzong/kernel';

/** A letter on record, as far as the next command asks. */
export interface IssuedLetter {
  readonly eventId: string;
  readonly form: string;
  readonly basedOn: readonly string[];
  readonly onDate: string;
  /** The agency that signed it. */
  readonly by: string;
  readonly served: boolean;
}

export interface Letters {
  readonly issued: readonly IssuedLetter[];
  /** Agencies that had the file before: they still sign and serve letters of what they did. */
  readonly formerOwners: readonly string[];
}

export const NO_LETTERS: Letters = { issued: [], formerOwners: [] };

export function lettersAfter(letters: Letters, entry: RecordedEntry, ownerBefore: string): Letters {
  const { issued, formerOwners } = letters;
  const kept = entry.agency === ownerBefore || formerOwners.includes(ownerBefore) ? letters : { issued, formerOwners: [...formerOwners, ownerBefore] };
  if (entry.type === 'intake.DocumentIssued') {
    const { form, basedOn, onDate } = entry.data as DataOf<typeof documentIssuedV1>;
    return { ...kept, issued: [...issued, { eventId: entry.eventId, form, basedOn, onDate, by: entry.actor.agency ?? entry.agency, served: false }] };
  }
  if (entry.type !== 'intake.DocumentServed') return kept;
  const { issued: which } = entry.data as DataOf<typeof documentServedV1>;
  return { ...kept, issued: issued.map((one) => (one.eventId === which ? { ...one, served: true } : one)) };
}
