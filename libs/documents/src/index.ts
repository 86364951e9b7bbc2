export { DocumentError, type DocumentErrorCode } from './document-error.js';
export { documentLocation, type DocumentLocation, type S3Location } from './document-location.js';
export type { DocumentShelf } from './document-shelf.js';
export type { DocumentCheck, DocumentDescription, DocumentStore } from './document-store.js';
export { FileDocumentStore } from './file-document-store.js';
export { openDocumentStore, type OpenDocumentStore } from './open-document-store.js';
export { type DocumentVault, ShelvedDocuments } from './shelved-documents.js';
