import { deriveId } from '@juanzong/case-file';
import { caseId, type CaseId, commandId, type CommandId } from '@juanzong/kernel';

/** The name of the request header that makes a command repeatable. */
export const IDEMPOTENCY_KEY = 'idempotency-key';

/** 1–200 printable ASCII characters; a UUID is best. */
export const isIdempotencyKey = (key: string): boolean => /^[\x21-\x7e](?:[\x20-\x7e]{0,198}[\x21-\x7e])?$/.test(key);

/**
 * The command id of a key: UUID v5 of who acts and the key. Neither agency nor action nor file is part of it:
 * the same person's key for another action on one file is a conflict with a name, not a second command.
 */
export const commandIdOfKey = (actorId: string, key: string): CommandId => commandId(deriveId('http', actorId, key));

/** The id of the file that a command opens: opening again under the same key finds the same file. */
export const caseIdOpenedBy = (command: CommandId): CaseId => caseId(deriveId('case', command));
