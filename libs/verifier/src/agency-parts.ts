import type { EntryShape } from './shapes.js';
import { dateIn } from './dates.js';
import { type Head, NO_HASH } from './seal-root.js';
import { type PublishedRoot, registeredShape, SEAL_FORMAT, type SealData, sealShape } from './seal-shapes.js';

/** What seals hang on of one stream: the hash of every entry, and the day on which it was recorded. */
export class SealedStream {
  readonly hashes: string[] = [];
  readonly days: string[] = [];

  constructor(entries: readonly EntryShape[]) {
    for (const { hash, recordedAt } of entries) {
      this.hashes.push(hash);
      this.days.push(dateIn(recordedAt));
    }
  }

  /** The last entry that was recorded before the end of a day. */
  headAt(day: string): Head {
    const revision = this.days.findLastIndex((recorded) => recorded <= day);
    return { revision, hash: this.hashes[revision] ?? NO_HASH };
  }
}

/** A line of the ledger. */
export interface Registered {
  readonly caseId: string;
  readonly ordinal: number;
  readonly day: string;
}

const REGISTERED = 'intake.CaseRegistered';
const SEALED = 'sealing.AgencySealed';

/** The lines of a ledger, and whether all of its entries are lines. */
export function registrationsIn(entries: readonly EntryShape[]): { registered: Registered[]; malformed: number[] } {
  const malformed: number[] = [];
  const registered = entries.flatMap(({ type, data, revision, recordedAt }) => {
    const parsed = registeredShape.safeParse(data);
    if (type === REGISTERED && parsed.success) return [{ caseId: parsed.data.registeredCase, ordinal: parsed.data.ordinal, day: dateIn(recordedAt) }];
    malformed.push(revision);
    return [];
  });
  return { registered, malformed };
}

/** The seals in order, and the entries that are none. */
export function sealsIn(entries: readonly EntryShape[]): { seals: SealData[]; malformed: number[] } {
  const malformed: number[] = [];
  const seals = entries.flatMap(({ type, data, revision }) => {
    const parsed = sealShape.safeParse(data);
    if (type === SEALED && parsed.success) return [parsed.data];
    malformed.push(revision);
    return [];
  });
  return { seals, malformed };
}

/** A root as it is published. */
export const publishedOf = ({ heads: _heads, ...root }: SealData): PublishedRoot => ({ format: SEAL_FORMAT, ...root });
