import type { SealedRoot } from '@juanzong/sealing-contracts';

/** What separates these texts from every other that is hashed or signed; part of the format (docs/case-file-format.md §12). */
const LEDGER_TAG = 'juanzong.agency-seal.ledger.v1';
const CASE_TAG = 'juanzong.agency-seal.case.v1';
const ROOT_TAG = 'juanzong.agency-seal.root.v1';

/** Before the first root, and the hash of a file that has no entry yet. */
export const NOTHING = '0'.repeat(64);

/** The last entry of a stream. */
export interface Head {
  readonly revision: number;
  readonly hash: string;
}

/** What a case is sealed with that was registered before any of its entries was recorded. */
export const NO_HEAD: Head = { revision: -1, hash: NOTHING };

const lines = (...parts: readonly (string | number)[]): string => parts.join('\n');

/** The first leaf: whose ledger, which day, and the root before. */
export const ledgerLeaf = ({ agency, day, ledger, previousRoot }: Pick<SealedRoot, 'agency' | 'day' | 'ledger' | 'previousRoot'>): string =>
  lines(LEDGER_TAG, agency, day, ledger.revision, ledger.hash, previousRoot);

/** The leaf of the case with this ordinal: the ordinal is its place in the tree. */
export const caseLeaf = (ordinal: number, caseId: string, { revision, hash }: Head): string => lines(CASE_TAG, ordinal, caseId, revision, hash);

/** The text that is signed. */
export const rootText = ({ clock, agency, day, cases, treeSize, ledger, previousRoot, root }: Omit<SealedRoot, 'signature'>): string =>
  lines(ROOT_TAG, clock, agency, day, cases, treeSize, ledger.revision, ledger.hash, previousRoot, root);
