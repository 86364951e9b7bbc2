export { type AppendFault, type ConformanceCase, eventLogConformance, MemoryEventLog, MemoryVault, sealedEntries } from '@juanzong/event-store/testing';
export { contractFaults } from './contract-faults.js';
export { erased } from './erased.js';
export type { Expected } from './expected.js';
export { type Circumstances, given, type GivenFile, type Outcome } from './given.js';
export { platformRules } from './platform-rules.js';
export { type FileDefaults, type PastFact, recordedEntries, TEST_FILE } from './recorded-entries.js';
export { subset } from './subset.js';
