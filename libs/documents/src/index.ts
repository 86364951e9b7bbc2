export { DocumentError, type DocumentErrorCode } from './document-error.js';
export type { DocumentCheck, DocumentDescription, DocumentStore } from './document-store.js';
export { type DocumentVault, FileDocumentStore } from './file-document-store.js';
