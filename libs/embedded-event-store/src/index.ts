export { checkStore } from './host/check-store.js';
export type { ServeOutput } from './host/serve.js';
export { type AskingStore, CAUGHT_UP, type Page, StoreClosedError } from './asked/asking.js';
export type { NewEvent } from './asked/messages.js';
export { EmbeddedEventStoreError } from './host/library-worker.js';
export { openStoreInThread, type StoreInThread } from './host/open-in-thread.js';
export { type EmbeddedEventStore, type EmbeddedEventStoreOptions, startEmbeddedEventStore } from './host/start.js';
export type { StoreReport } from './storage/check-database.js';
export type { Damage } from './storage/damage.js';
export type { VisitedEvent } from './storage/visit-store.js';

/** Runs a server in this process by a command line; see `host/serve.ts`. The server itself is loaded only now. */
export const serveEventStore: typeof import('./host/serve.js').serveEventStore = async (args, output) =>
  (await import('./host/serve.js')).serveEventStore(args, output);

/** Shows every event of a store that no server need have open; see `storage/visit-store.ts`. */
export const visitStore: typeof import('./storage/visit-store.js').visitStore = async (dataDirectory, visit) =>
  (await import('./storage/visit-store.js')).visitStore(dataDirectory, visit);

/** The certificate below a folder, made when it is missing or about to expire; see `security/certificate.ts`. */
export const loadCertificate: typeof import('./security/certificate.js').loadCertificate = async (directory, now) =>
  (await import('./security/certificate.js')).loadCertificate(directory, now);
