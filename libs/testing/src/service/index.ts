export { type Asked, caseOpenedBy, HttpCase, httpCase, type HttpRequest } from './http-case.js';
export { MemoryDocumentStore } from './memory-document-store.js';
export { type Deliver, type Delivery, type GivenFact, MemoryProcess, memoryProcess, type Written } from './memory-process.js';
export { MemoryServiceVault } from './memory-service-vault.js';
export { personaOf, personaTokens } from './personas.js';
export { TestClock } from './test-clock.js';
