import { documentLocation } from './document-location.js';
import type { DocumentStore } from './document-store.js';
import { FileDocumentStore } from './file-document-store.js';
import type { DocumentVault } from './shelved-documents.js';

/** A document store, and how it is left. */
export interface OpenDocumentStore {
  readonly documents: DocumentStore;
  /** Ends what it holds open. */
  close(): void;
}

/**
 * The document store at an address, as `documentLocation` reads it. Nothing is connected before the first document.
 * @throws Error for an address that is none; it repeats nothing of it
 */
export async function openDocumentStore(address: string, vault: DocumentVault): Promise<OpenDocumentStore> {
  const location = documentLocation(address);
  if (location.kind === 'folder') return { documents: new FileDocumentStore(location.directory, vault), close: () => undefined };
  // Only where it is wanted: loading the S3 client takes half a second.
  const { S3DocumentStore } = await import('./s3-document-store.js');
  const documents = new S3DocumentStore(location, vault);
  return { documents, close: () => documents.close() };
}
