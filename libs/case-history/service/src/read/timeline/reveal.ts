import { type Entry, mapPersonal } from '@juanzong/case-file';
import type { Actor } from '@juanzong/kernel';
import type { ServiceRuntime } from '@juanzong/service-kit';
import { masked } from '../mask.js';

const STAFF: readonly string[] = ['clerk', 'examiner', 'approver', 'assigner'];

/** The owning agency's staff, and an auditor, may open what names a person; every opening is logged with its reason. */
export const mayReveal = (actor: Actor, owner: string): boolean => actor.role === 'auditor' || (STAFF.includes(actor.role) && actor.agency === owner);

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
