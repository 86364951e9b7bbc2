export { publishedLine, SEAL_FORMAT } from './published-line.js';
export { PublishedSeals } from './read/published-seals.js';
export { SealingModule } from './sealing.module.js';
export { Sealer, type SealerParts } from './write/sealer.js';
