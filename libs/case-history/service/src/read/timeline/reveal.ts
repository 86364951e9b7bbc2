import { type Entry, mapPersonal } from '@juanzong/case-file';
import type { Actor } from '@juanzong/kernel';
import type { ServiceRuntime } from '@juanzong/service-kit';
import { masked } from '../mask.js';

/** The data of entries with personal values masked. */
export function maskedData({ vault, registry }: ServiceRuntime, entries: readonly Entry[]): unknown[] {
  return entries.map((entry) => {
    const opened = vault.openFields(entry.stream, entry.eventId, entry.data);
    const personal = registry.find(entry.type, entry.version)?.personal ?? [];
    return mapPersonal(opened, personal, (value) => masked(value));
  });
}

/**
 * The data of entries opened for a reader, after the opening was logged. A reviewer's score stays closed to everybody but its author and
 * auditors until the file is graded: reviewers must not follow each other.
 */
export async function revealedData(runtime: ServiceRuntime, entries: readonly Entry[], actor: Actor, reason: string): Promise<unknown[]> {
  const sealed = entries.filter((entry) => isSealedFor(actor, entry, entries));
  const open = entries.filter((entry) => !sealed.includes(entry));
  const opened = await runtime.vault.openForReader({ actor, reason, stream: entries[0]?.stream ?? '' }, open);
  const shown = new Map([...open.map((entry, i) => [entry, opened[i]] as const), ...maskedData(runtime, sealed).map((data, i) => [sealed[i], data] as const)]);
  return entries.map((entry) => shown.get(entry));
}

const SCORES: ReadonlySet<string> = new Set(['quality-review.FileScored', 'quality-review.FileScoredCorrected']);

function isSealedFor({ role, id }: Actor, { type, data }: Entry, entries: readonly Entry[]): boolean {
  if (!SCORES.has(type) || role === 'auditor') return false;
  const { reviewId, reviewerId } = data as { readonly reviewId: string; readonly reviewerId: string };
  const graded = entries.some((one) => one.type === 'quality-review.FileGraded' && (one.data as { readonly reviewId: string }).reviewId === reviewId);
  return !graded && id !== `reviewer:${reviewerId}`;
}
