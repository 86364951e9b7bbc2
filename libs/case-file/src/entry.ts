import type { Actor, Instant, OccurredAt, PolicyVersion } from '@juanzong/kernel';

export const HASH_ALGORITHMS = ['SHA-256', 'SM3'] as const;
export type HashAlgorithm = (typeof HASH_ALGORITHMS)[number];

/** Version of the entry's own shape, inside the hash; a reader refuses one it does not know. */
export const ENTRY_FORMAT = 1;

/**
 * One entry of a case file as it is stored, hashed and exported. Personal fields inside `data` are
 * ciphertexts here. Field by field as `docs/case-file-format.md` fixes it.
 */
export interface Entry {
  readonly entryFormat: typeof ENTRY_FORMAT;
  readonly eventId: string;
  readonly type: string;
  readonly version: number;
  readonly stream: string;
  readonly revision: number;
  readonly caseId?: string;
  /** The owning agency at that moment. */
  readonly agency: string;
  /** Its GB/T 2260 region code. */
  readonly region: string;
  readonly actor: Actor;
  readonly occurredAt: OccurredAt;
  readonly recordedAt: Instant;
  readonly commandId: string;
  /** Keyed hash (vault key) of the command's content: the same id with other content is a named conflict. */
  readonly commandDigest: string;
  readonly causationId: string;
  readonly correlationId: string;
  readonly mustUnderstand: readonly string[];
  readonly policyVersions: readonly PolicyVersion[];
  readonly calendarVersion?: string;
  readonly corrects?: string;
  readonly data: unknown;
  readonly alg: HashAlgorithm;
  readonly previousHash: string;
  readonly hash: string;
}

/** What stands in an entry beside its data: who, when, where, under which rules. */
export type Envelope = Omit<Entry, 'data'>;

/** An entry before it has its place in the chain. */
export type UnsealedEntry = Omit<Entry, 'previousHash' | 'hash'>;

/** A personal field as it stands in a stored entry's data. */
export interface EncryptedField {
  readonly alg: 'AES-256-GCM' | 'SM4-GCM';
  readonly keyId: string;
  readonly keyCommitment: string;
  readonly nonce: string;
  readonly ciphertext: string;
}

const ENCRYPTED_KEYS = 'alg,ciphertext,keyCommitment,keyId,nonce';

export const isEncryptedField = (value: unknown): value is EncryptedField =>
  typeof value === 'object' && value !== null && Object.keys(value).sort().join() === ENCRYPTED_KEYS;
