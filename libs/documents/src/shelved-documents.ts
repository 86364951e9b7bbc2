import type { DocumentReference } from '@juanzong/case-file';
import type { OpeningRequest, Vault } from '@juanzong/vault';
import { createHash } from 'node:crypto';
import { DocumentError } from './document-error.js';
import type { DocumentShelf } from './document-shelf.js';
import type { DocumentCheck, DocumentDescription, DocumentStore } from './document-store.js';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export type DocumentVault = Pick<Vault, 'closeDocument' | 'openDocument' | 'logOpening'>;

/** Encrypts with the vault, names by digest and checks what it reads, whatever the bytes lie in. */
export class ShelvedDocuments implements DocumentStore {
  constructor(
    private readonly shelf: DocumentShelf,
    private readonly vault: DocumentVault,
  ) {}

  async put(stream: string, bytes: Uint8Array, { mediaType, kind, pages }: DocumentDescription): Promise<DocumentReference> {
    const stored = await this.vault.closeDocument(stream, bytes);
    const digest = sha256(stored);
    await this.shelf.add(digest, stored);
    return { digest, size: stored.length, mediaType, kind, ...(pages === undefined ? {} : { pages }) };
  }

  async get(stream: string, digest: string): Promise<Uint8Array> {
    return this.vault.openDocument(stream, await this.stored(digest));
  }

  async sizeIn(stream: string, digest: string): Promise<number> {
    const stored = await this.stored(digest);
    await this.vault.openDocument(stream, stored);
    return stored.length;
  }

  async getForReader(opening: OpeningRequest, digest: string): Promise<Uint8Array> {
    const bytes = await this.get(opening.stream, digest);
    await this.vault.logOpening(opening, [{ eventId: digest, fields: ['document'] }]);
    return bytes;
  }

  async stored(digest: string): Promise<Uint8Array> {
    const bytes = await this.#take(digest);
    if (!bytes) throw new DocumentError('document.missing', digest);
    if (sha256(bytes) !== digest) throw new DocumentError('document.damaged', digest);
    return bytes;
  }

  async verify(digest: string): Promise<DocumentCheck> {
    const bytes = await this.#take(digest);
    if (!bytes) return 'missing';
    return sha256(bytes) === digest ? 'intact' : 'damaged';
  }

  async restore(digest: string, stored: Uint8Array): Promise<void> {
    if (sha256(stored) !== digest) throw new DocumentError('document.damaged', digest);
    await this.shelf.replace(digest, stored);
  }

  async #take(digest: string): Promise<Uint8Array | undefined> {
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new DocumentError('document.digest-malformed', digest);
    return this.shelf.take(digest);
  }
}
