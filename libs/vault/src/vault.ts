import type { PersonalPath } from '@juanzong/case-file';
import type { Actor, Instant, MaybePromise } from '@juanzong/kernel';

/** What stands in the place of a string whose key was destroyed. Other values become null. */
export const ERASED_TEXT = '〔已删除 erased〕';

/** Whose key: one subject of one stream. */
export interface KeySubject {
  readonly stream: string;
  readonly subject: string;
}

export interface EntryToClose {
  readonly eventId: string;
  readonly data: unknown;
  readonly personal: readonly PersonalPath[];
}

export interface StoredData {
  readonly eventId: string;
  readonly data: unknown;
}

/** Who opens personal fields, of which file and why. */
export interface OpeningRequest {
  readonly actor: Actor;
  readonly reason: string;
  readonly stream: string;
}

/** One line of the log of openings. It never holds what was read. */
export interface Opening extends OpeningRequest {
  readonly sequence: number;
  readonly at: Instant;
  readonly entries: readonly { readonly eventId: string; readonly fields: readonly string[] }[];
}

export interface DisclosedKey {
  readonly field: string;
  /** 32 bytes, lower-case hex. */
  readonly key: string;
}

/** Signs with Ed25519. The private key never leaves the vault. */
export interface Signer {
  readonly keyId: string;
  /** Base64 of the SPKI DER of the public key. */
  readonly publicKey: string;
  /** Base64 of the signature over the UTF-8 bytes of the text. */
  sign(text: string): string;
}

/**
 * Keeps what the event store must not hold: data keys (wrapped by the master key), the link from a key to a
 * person, the log of openings and the signing key.
 */
export interface Vault {
  /**
   * Encrypts every personal field. Keys are random, one per stream and subject, durable before this resolves.
   * @throws VaultError `vault.key-erased` for a subject that was erased: nothing about it may be recorded again.
   */
  closeFields(stream: string, entries: readonly EntryToClose[]): Promise<unknown[]>;
  /**
   * The data of entries of one file, opened for the platform's own folding; not logged as a reader's opening. What was closed
   * under an erased or unknown key becomes ERASED_TEXT if it was a string, else null. There at once where the keys are at hand.
   * @throws VaultError `vault.ciphertext-damaged` for a field that was changed or moved.
   */
  openFields(stream: string, entries: readonly StoredData[]): MaybePromise<readonly unknown[]>;
  /** Opens for a reader. The opening is on disk before any value is returned. @throws VaultError without a reason. */
  openForReader(opening: OpeningRequest, entries: readonly StoredData[]): Promise<unknown[]>;
  /** Logs that a reader opened something else that is encrypted, such as a document; durable when it resolves. */
  logOpening(opening: OpeningRequest, entries: Opening['entries']): Promise<void>;
  /** The log of openings, oldest first. */
  openings(filter?: { readonly stream?: string }): Promise<readonly Opening[]>;
  /** HMAC-SHA-256 under the vault's key, separate for each purpose; lower-case hex. A purpose holds no line feed. */
  keyedHash(purpose: string, text: string): string;
  /** Links the key of a subject to a person by a keyed hash of the identity number; the number itself is not kept. */
  linkPerson(subject: KeySubject, identityNumber: string): Promise<void>;
  /** Every subject of every file linked to this person. */
  subjectsOf(identityNumber: string): Promise<readonly KeySubject[]>;
  /**
   * Destroys the data key and the link to the person, for good. The caller has appended the erasure's entry before.
   * Older copies of the wrapped key may outlive it in backups and in unused space of the database file; they open
   * only with the master key, and never through a vault that has applied the erasure.
   */
  erase(stream: string, subject: string): Promise<void>;
  /**
   * Applies erasures on record again: at start-up and after a restore. `upTo` is the place in the log of all streams up
   * to which none is lacking now; it is kept with the keys, so that a vault restored from an older copy knows that it is older.
   */
  applyErasures(erasures: readonly KeySubject[], upTo?: bigint): Promise<void>;
  /** Up to which place in the log of all streams every erasure was applied; undefined if none ever was. */
  erasuresAppliedUpTo(): Promise<bigint | undefined>;
  isErased(stream: string, subject: string): Promise<boolean>;
  /** The keys that disclose chosen fields (all if absent) in a redacted copy. Erased ones are left out. */
  fieldKeys(stream: string, eventId: string, data: unknown, fields?: readonly string[]): Promise<DisclosedKey[]>;
  /** Encrypts a document under the file's document key (subject `documents`); the key is durable before this resolves. */
  closeDocument(stream: string, bytes: Uint8Array): Promise<Uint8Array>;
  /** @throws VaultError if the bytes were changed, belong to another file or their key was destroyed. */
  openDocument(stream: string, sealed: Uint8Array): Promise<Uint8Array>;
  signer(): Signer;
  close(): Promise<void>;
}
