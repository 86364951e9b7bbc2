/** Where the stored (encrypted) bytes of documents lie, each under the digest of these bytes. Knows nothing of keys and checks nothing. */
export interface DocumentShelf {
  /**
   * Puts bytes that are new, whole or not at all; safe when it resolves. Where the digest is taken already they may be left as they are.
   * @throws DocumentError `document.store-unavailable`
   */
  add(digest: string, bytes: Uint8Array): Promise<void>;
  /** The same in the place of what may be there, damaged. */
  replace(digest: string, bytes: Uint8Array): Promise<void>;
  /** The bytes; undefined if there are none. @throws DocumentError `document.store-unavailable` */
  take(digest: string): Promise<Uint8Array | undefined>;
}

/** `documents/ab/cd/<digest>`: where a document lies in a folder, a bucket or a backup. */
export const shelfPath = (digest: string): string => `documents/${digest.slice(0, 2)}/${digest.slice(2, 4)}/${digest}`;
