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

/** The data of entries opened for a reader, after the opening was logged. */
export const revealedData = ({ vault }: ServiceRuntime, entries: readonly Entry[], actor: Actor, reason: string): Promise<unknown[]> =>
  vault.openForReader({ actor, reason, stream: entries[0]?.stream ?? '' }, entries);
