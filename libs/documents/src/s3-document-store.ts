import type { S3Location } from './document-location.js';
import { S3Shelf } from './s3-shelf.js';
import { type DocumentVault, ShelvedDocuments } from './shelved-documents.js';

/** Documents in a bucket of an S3-compatible store, as `documents/ab/cd/<digest>`. A store that does not answer is `document.store-unavailable`. */
export class S3DocumentStore extends ShelvedDocuments {
  readonly #shelf: S3Shelf;

  constructor(location: S3Location, vault: DocumentVault) {
    const shelf = new S3Shelf(location);
    super(shelf, vault);
    this.#shelf = shelf;
  }

  /** Ends the connections that are kept open. */
  close(): void {
    this.#shelf.close();
  }
}
