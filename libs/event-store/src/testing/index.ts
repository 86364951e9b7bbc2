export { eventLogConformance, type ConformanceCase } from './event-log-conformance.js';
export { type AppendFault, MemoryEventLog } from './memory-event-log.js';
export { MemoryVault } from './memory-vault.js';
export { oneByOne } from './one-by-one.js';
export { sealedEntries } from './sealed-entries.js';
