import { canonical } from './canonical.js';
import { type Problem, problem } from './problems.js';
import type { EntryShape, ExportFile } from './shapes.js';
import { isSignedWith } from './signature.js';

const HEAD_TAG = 'juanzong.case-file.head.v1';

/** What a head is signed with: a case file, a roster. */
type SignedFile = Pick<ExportFile, 'format' | 'clock' | 'stream' | 'exportedAt' | 'entries' | 'head'>;

/** The head must be the last entry, and signed. */
export function checkHead(file: SignedFile, entries: readonly EntryShape[], trustedKeys: readonly string[] | undefined): Problem[] {
  const { head } = file;
  const last = entries.at(-1);
  const problems: Problem[] = [];
  if (!last || last.revision !== head.revision || last.hash !== head.hash || file.entries.length !== head.revision + 1) problems.push(problem('head.mismatch'));
  if (head.signature.alg !== 'Ed25519') problems.push(problem('head.algorithm-unknown'));
  else if (!isSigned(file)) problems.push(problem('head.signature-wrong'));
  if (trustedKeys && !trustedKeys.includes(head.signature.publicKey)) problems.push(problem('head.key-unknown'));
  return problems;
}

const isSigned = ({ format, clock, stream, exportedAt, head: { revision, hash, position, signature } }: SignedFile): boolean =>
  isSignedWith(`${HEAD_TAG}\n${canonical({ format, clock, stream, exportedAt, revision, hash, position })}`, signature);
