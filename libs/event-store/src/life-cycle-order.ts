import type { ContractRegistry } from '@juanzong/case-file';
import { type NewEntry, occurredDate, type OccurredAt, occurredInstant } from '@juanzong/kernel';
import type { FoldedFile } from './folded-file.js';

const precedes = (a: OccurredAt, b: OccurredAt): boolean =>
  a.precision === 'day' || b.precision === 'day' ? occurredDate(a) < occurredDate(b) : occurredInstant(a) < occurredInstant(b);

/**
 * The later of two times; within one day an instant says more than the day. What precedes any of several times precedes
 * the latest of them, so that a step of which only the day is known hides no earlier instant of that day.
 */
function later(a: OccurredAt | undefined, b: OccurredAt): OccurredAt {
  if (!a || precedes(a, b)) return b;
  return a.precision === 'day' && occurredDate(a) === occurredDate(b) ? b : a;
}

interface Latest {
  readonly upTo: number;
  readonly step: OccurredAt | undefined;
}

/** By file: of an append-only file only what is new has to be looked at. */
const seen = new WeakMap<FoldedFile, Latest>();

function latestStep(file: FoldedFile, registry: ContractRegistry): OccurredAt | undefined {
  const known = seen.get(file);
  let step = known?.step;
  for (const { entry } of file.entries.slice(known?.upTo ?? 0)) if (registry.find(entry.type, entry.version)?.contract.lifeCycle) step = later(step, entry.occurredAt);
  seen.set(file, { upTo: file.entries.length, step });
  return step;
}

/** When something happens that follows by rule from what happened at `cause`: then, or with the latest step of the life cycle where that came later. */
export function following(cause: OccurredAt, file: FoldedFile, registry: ContractRegistry): OccurredAt {
  const latest = latestStep(file, registry);
  return latest && precedes(cause, latest) ? latest : cause;
}

/** The first life-cycle entry that would precede one before it in `occurredAt`, with the latest of those; undefined if none. */
export function outOfOrder(file: FoldedFile, entries: readonly NewEntry[], defaultTime: OccurredAt, registry: ContractRegistry) {
  let latest = latestStep(file, registry);
  for (const entry of entries) {
    if (!registry.get(entry.type, entry.version).contract.lifeCycle) continue;
    const occurred = entry.occurredAt ?? defaultTime;
    if (latest && precedes(occurred, latest)) return { occurred: occurredDate(occurred), previous: occurredDate(latest) };
    latest = later(latest, occurred);
  }
  return undefined;
}
