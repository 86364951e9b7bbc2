import type { DocumentReference } from '@juanzong/case-file';
import { type DocumentCheck, type DocumentDescription, DocumentError, type DocumentStore, type DocumentVault } from '@juanzong/documents';
import type { OpeningRequest } from '@juanzong/vault';
import { createHash } from 'node:crypto';

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The twin in memory of FileDocumentStore. */
export class MemoryDocumentStore implements DocumentStore {
  readonly #kept = new Map<string, Uint8Array>();

  constructor(private readonly vault: DocumentVault) {}

  async put(stream: string, bytes: Uint8Array, { mediaType, kind, pages }: DocumentDescription): Promise<DocumentReference> {
    const stored = await this.vault.closeDocument(stream, bytes);
    const digest = digestOf(stored);
    this.#kept.set(digest, stored);
    return { digest, size: stored.length, mediaType, kind, ...(pages === undefined ? {} : { pages }) };
  }

  async get(stream: string, digest: string): Promise<Uint8Array> {
    return this.vault.openDocument(stream, await this.stored(digest));
  }

  async getForReader(opening: OpeningRequest, digest: string): Promise<Uint8Array> {
    const bytes = await this.get(opening.stream, digest);
    await this.vault.logOpening(opening, [{ eventId: digest, fields: ['document'] }]);
    return bytes;
  }

  stored(digest: string): Promise<Uint8Array> {
    if (!/^[0-9a-f]{64}$/.test(digest)) return Promise.reject(new DocumentError('document.digest-malformed', digest));
    const bytes = this.#kept.get(digest);
    if (!bytes) return Promise.reject(new DocumentError('document.missing', digest));
    return digestOf(bytes) === digest ? Promise.resolve(bytes) : Promise.reject(new DocumentError('document.damaged', digest));
  }

  verify(digest: string): Promise<DocumentCheck> {
    const bytes = this.#kept.get(digest);
    if (!bytes) return Promise.resolve('missing');
    return Promise.resolve(digestOf(bytes) === digest ? 'intact' : 'damaged');
  }

  /** Flips one bit of what is kept, as a failing disk would. */
  damage(digest: string, at: number): void {
    this.#kept.set(digest, (this.#kept.get(digest) ?? new Uint8Array()).map((byte, i) => (i === at ? byte ^ 1 : byte)));
  }

  restore(digest: string, stored: Uint8Array): Promise<void> {
    if (digestOf(stored) !== digest) return Promise.reject(new DocumentError('document.damaged', digest));
    this.#kept.set(digest, stored);
    return Promise.resolve();
  }
}
