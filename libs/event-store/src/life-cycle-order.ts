import type { ContractRegistry } from '@juanzong/case-file';
import { type NewEntry, occurredDate, type OccurredAt, occurredInstant } from '@juanzong/kernel';
import type { FoldedFile } from './folded-file.js';

const precedes = (a: OccurredAt, b: OccurredAt): boolean =>
  a.precision === 'day' || b.precision === 'day' ? occurredDate(a) < occurredDate(b) : occurredInstant(a) < occurredInstant(b);

const lastStep = (file: FoldedFile, registry: ContractRegistry): OccurredAt | undefined =>
  [...file.entries].reverse().find(({ entry }) => registry.find(entry.type, entry.version)?.contract.lifeCycle)?.entry.occurredAt;

/** When something happens that follows by rule from what happened at `cause`: then, or with the last step of the life cycle where that came later. */
export function following(cause: OccurredAt, file: FoldedFile, registry: ContractRegistry): OccurredAt {
  const last = lastStep(file, registry);
  return last && precedes(cause, last) ? last : cause;
}

/** The first life-cycle entry that would precede the one before it in `occurredAt`, with that one; undefined if none. */
export function outOfOrder(file: FoldedFile, entries: readonly NewEntry[], defaultTime: OccurredAt, registry: ContractRegistry) {
  let last = lastStep(file, registry);
  for (const entry of entries) {
    if (!registry.get(entry.type, entry.version).contract.lifeCycle) continue;
    const occurred = entry.occurredAt ?? defaultTime;
    if (last && precedes(occurred, last)) return { occurred: occurredDate(occurred), previous: occurredDate(last) };
    last = occurred;
  }
  return undefined;
}
