import { eventId, type RecordedEntry } from '@juanzong/kernel';
import type { Entry } from './entry.js';
import type { ContractRegistry } from './registry.js';

/** A stored entry whose personal fields have been opened, as a domain folds it: upcast to the newest version. */
export function toRecorded(entry: Entry, openedData: unknown, registry: ContractRegistry): RecordedEntry {
  const { version, data } = registry.upcast(entry.type, entry.version, openedData);
  return {
    eventId: eventId(entry.eventId),
    type: entry.type,
    version,
    data,
    revision: entry.revision,
    occurredAt: entry.occurredAt,
    recordedAt: entry.recordedAt,
    actor: entry.actor,
    agency: entry.agency,
    ...(entry.corrects === undefined ? {} : { corrects: eventId(entry.corrects) }),
  };
}
