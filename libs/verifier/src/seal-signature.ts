import type { PublishedRoot } from './seal-shapes.js';
import { isSignedWith } from './signature.js';

type Signed = Omit<PublishedRoot, 'format'>;

/** Whether a root is signed by the key that it names. */
export const isSealSigned = ({ clock, agency, day, cases, treeSize, ledger, previousRoot, root, signature }: Signed): boolean =>
  isSignedWith(['juanzong.agency-seal.root.v1', clock, agency, day, cases, treeSize, ledger.revision, ledger.hash, previousRoot, root].join('\n'), signature);
