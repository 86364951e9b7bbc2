import { randomBytes, randomUUID } from 'node:crypto';
import { unwrap, wrap } from './wrapping.js';

/** A data key under the master key. Every kind of vault wraps alike, so that the keys of one can be brought into another. */
export interface WrappedDataKey {
  readonly keyId: string;
  readonly wrapped: string;
}

const purposeOf = (keyId: string, stream: string, subject: string): string => `dataKey\n${keyId}\n${stream}\n${subject}`;

export function newDataKey(masterKey: Uint8Array, stream: string, subject: string): WrappedDataKey {
  const keyId = randomUUID();
  return { keyId, wrapped: wrap(masterKey, purposeOf(keyId, stream, subject), randomBytes(32)) };
}

/** @throws Error under another master key, or for another stream or subject. */
export const unwrapDataKey = (masterKey: Uint8Array, { keyId, wrapped }: WrappedDataKey, stream: string, subject: string): Uint8Array =>
  unwrap(masterKey, purposeOf(keyId, stream, subject), wrapped);
