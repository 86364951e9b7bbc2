export { entriesAsOf, entriesCorrected } from './bitemporal.js';
export { canonicalJson } from './canonical-json.js';
export {
  type CaseFileExport, type Disclosure, EXPORT_FORMAT, exportCaseFile, type ExportedDocument, type ExportParts, HEAD_TAG, headText,
  type HeadSigner, parseExport, redactExport, serializeExport, type SignedHead, signHead,
} from './case-export.js';
export { type DocumentReference, documentsIn } from './document-reference.js';
export { ENTRY_FORMAT, type EncryptedField, type Entry, type Envelope, HASH_ALGORITHMS, type HashAlgorithm, isEncryptedField, type UnsealedEntry } from './entry.js';
export { deriveId, entryId, idSource, JUANZONG_NAMESPACE } from './entry-ids.js';
export { mapPersonal, type PersonalPath, personalPathsOf } from './personal-fields.js';
export { toRecorded } from './recorded.js';
export { ContractRegistry, type RegisteredContract, type Upcaster } from './registry.js';
export { exportRoster, ROSTER_FORMAT, type RosterExport } from './roster-export.js';
export { digestText, ENTRY_TAG, GENESIS_HASH, hashOf, isIntact, sealAll } from './seal.js';
export {
  agencyStream, caseIdOf, caseStream, expertsStream, familyOf, lawyerStream, matterStream, numbersStream, positionStream, reviewStream, rosterStream,
  sealStream, STORE_STREAM, STREAM_FAMILIES, type StreamFamily,
} from './streams.js';
