import { type Entry, mapPersonal } from '@juanzong/case-file';
import type { Actor } from '@juanzong/kernel';
import type { ServiceRuntime } from '@juanzong/service-kit';
import { masked } from '../mask.js';

/** The data of entries of one file with personal values masked. */
export async function maskedData({ vault, registry }: ServiceRuntime, entries: readonly Entry[]): Promise<unknown[]> {
  const opened = await vault.openFields(entries[0]?.stream ?? '', entries);
  return entries.map(({ type, version }, i) => mapPersonal(opened[i], registry.find(type, version)?.personal ?? [], (value) => masked(value)));
}

/**
 * The data of entries opened for a reader, after the opening was logged. A reviewer's score stays closed to everybody but its author and
 * auditors until the file is graded: reviewers must not follow each other.
 */
export async function revealedData(runtime: ServiceRuntime, entries: readonly Entry[], actor: Actor, reason: string): Promise<unknown[]> {
  const sealed = entries.filter((entry) => isSealedFor(actor, entry, entries));
  const open = entries.filter((entry) => !sealed.includes(entry));
  const opened = await runtime.vault.openForReader({ actor, reason, stream: entries[0]?.stream ?? '' }, open);
  const closed = await maskedData(runtime, sealed);
  const shown = new Map([...open.map((entry, i) => [entry, opened[i]] as const), ...sealed.map((entry, i) => [entry, closed[i]] as const)]);
  return entries.map((entry) => shown.get(entry));
}

const SCORES: ReadonlySet<string> = new Set(['quality-review.FileScored', 'quality-review.FileScoredCorrected']);

function isSealedFor({ role, id }: Actor, { type, data }: Entry, entries: readonly Entry[]): boolean {
  if (!SCORES.has(type) || role === 'auditor') return false;
  const { reviewId, reviewerId } = data as { readonly reviewId: string; readonly reviewerId: string };
  const graded = entries.some((one) => one.type === 'quality-review.FileGraded' && (one.data as { readonly reviewId: string }).reviewId === reviewId);
  return !graded && id !== `reviewer:${reviewerId}`;
}
