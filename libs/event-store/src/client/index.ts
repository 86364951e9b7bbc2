export { EventStoreDbLog } from './event-store-db-log.js';
