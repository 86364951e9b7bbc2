export { checkStore } from './host/check-store.js';
export { type EmbeddedEventStore, EmbeddedEventStoreError, type EmbeddedEventStoreOptions, startEmbeddedEventStore } from './host/start.js';
export type { StoreReport } from './storage/check-database.js';
export type { Damage } from './storage/damage.js';
