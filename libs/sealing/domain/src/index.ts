export { AgencyBooks, type AgencyAtDay, type NotedEntry } from './agency-books.js';
export { MerkleTree, type Sha256 } from './merkle-tree.js';
export { daysToSeal, hex, rootOf, type SealDay, sealDecider, type SealEvent, type SealRefusal, type SealState, type SealTools } from './seal.decide.js';
export { caseLeaf, type Head, ledgerLeaf, NO_HEAD, NOTHING, rootText } from './sealed-text.js';
