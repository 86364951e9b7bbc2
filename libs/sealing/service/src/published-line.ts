import { canonicalJson } from '@juanzong/case-file';
import type { SealedRoot } from '@juanzong/sealing-contracts';

/** What one published line is. */
export const SEAL_FORMAT = 'juanzong.agency-seal/1';

/** A root as it is published: canonical JSON on a line of its own, without the heads. */
export const publishedLine = ({ agency, clock, day, cases, treeSize, ledger, previousRoot, root, signature }: SealedRoot): string =>
  canonicalJson({ format: SEAL_FORMAT, agency, clock, day, cases, treeSize, ledger, previousRoot, root, signature });
