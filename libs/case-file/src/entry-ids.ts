import { type CommandId, deadlineId, type EventId, eventId, type IdSource } from '@juanzong/kernel';
import { uuidV5 } from './uuid-v5.js';

/** The namespace of every id that the platform derives. */
export const JUANZONG_NAMESPACE = 'b1f7a1f6-6f0e-5d6c-9a3e-3f1d7c2e9b40';

const derived = uuidV5(JUANZONG_NAMESPACE);

/** UUID v5 over parts; parts are joined by a line feed, which no part contains. */
export const deriveId = (...parts: readonly string[]): string => derived(parts.join('\n'));

/** eventId = v5(stream, command id, index): a retried append is recognised, not repeated. */
export const entryId = (stream: string, command: CommandId | string, index: number): EventId => eventId(deriveId(stream, command, String(index)));

export const idSource = (stream: string, command: CommandId): IdSource => ({
  entry: (index) => entryId(stream, command, index),
  derive: (...parts) => deriveId(...parts),
  deadline: (startEntry, ruleId) => deadlineId(deriveId('deadline', startEntry, ruleId)),
});
