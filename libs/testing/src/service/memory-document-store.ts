import { type DocumentVault, ShelvedDocuments } from '@juanzong/documents';

/** The twin in memory of FileDocumentStore. */
export class MemoryDocumentStore extends ShelvedDocuments {
  readonly #kept: Map<string, Uint8Array>;

  constructor(vault: DocumentVault) {
    const kept = new Map<string, Uint8Array>();
    const keep = (digest: string, bytes: Uint8Array): Promise<void> => Promise.resolve(void kept.set(digest, bytes));
    super({ add: keep, replace: keep, take: (digest) => Promise.resolve(kept.get(digest)) }, vault);
    this.#kept = kept;
  }

  /** Flips one bit of what is kept, as a failing disk would. */
  damage(digest: string, at: number): void {
    this.#kept.set(digest, (this.#kept.get(digest) ?? new Uint8Array()).map((byte, i) => (i === at ? byte ^ 1 : byte)));
  }
}
