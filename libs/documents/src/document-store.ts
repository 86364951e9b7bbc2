import type { DocumentReference } from '@juanzong/case-file';
import type { OpeningRequest } from '@juanzong/vault';

export interface DocumentDescription {
  readonly mediaType: string;
  /** What it is in the case: `id-card-scan`, `agreement`, `judgment`, … */
  readonly kind: string;
  readonly pages?: number;
}

export type DocumentCheck = 'intact' | 'missing' | 'damaged';

/** Scans, agreements, judgments and archive files: encrypted under their file's key and found by the digest of the ciphertext. */
export interface DocumentStore {
  /** Encrypts and keeps a document; on disk when it resolves. The reference is what an entry carries. */
  put(stream: string, bytes: Uint8Array, description: DocumentDescription): Promise<DocumentReference>;
  /**
   * The document in plain, for the platform's own work.
   * @throws DocumentError if it is not there, if one byte of it changed or if it belongs to another file; VaultError if its key was erased
   */
  get(stream: string, digest: string): Promise<Uint8Array>;
  /** How many bytes are stored of a document that can be opened as one of this file. @throws as `get` does */
  sizeIn(stream: string, digest: string): Promise<number>;
  /** The document in plain for a reader; the opening is logged in the vault before the bytes are returned. */
  getForReader(opening: OpeningRequest, digest: string): Promise<Uint8Array>;
  /** The stored (encrypted) bytes, checked against the digest: what an export carries. @throws DocumentError */
  stored(digest: string): Promise<Uint8Array>;
  /** Compares the stored bytes with the digest; needs no key. */
  verify(digest: string): Promise<DocumentCheck>;
  /** Keeps bytes that an export or a backup carried. @throws DocumentError unless they have that digest. */
  restore(digest: string, stored: Uint8Array): Promise<void>;
}
