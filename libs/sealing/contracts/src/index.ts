export { sealingContracts } from './contracts.js';
export { agencySealedV1, type SealedRoot } from './events/agency-sealed.v1.js';
