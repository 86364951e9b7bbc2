import { createHash } from 'node:crypto';

/** An Idempotency-Key that is the same for the same thing on every run and every machine: printable, whatever was typed. */
export const derivedKey = (kind: string, identity: string): string => createHash('sha256').update(`juanzong/${kind}/${identity}`, 'utf8').digest('hex');
