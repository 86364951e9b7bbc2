import { createHash, createPublicKey, verify } from 'node:crypto';
import { canonical, fromBase64 } from './canonical.js';
import { type Problem, problem } from './problems.js';
import type { EntryShape, ExportFile } from './shapes.js';

const HEAD_TAG = 'juanzong.case-file.head.v1';

/** The head must be the last entry, and signed. */
export function checkHead(file: ExportFile, entries: readonly EntryShape[], trustedKeys: readonly string[] | undefined): Problem[] {
  const { head } = file;
  const last = entries.at(-1);
  const problems: Problem[] = [];
  if (!last || last.revision !== head.revision || last.hash !== head.hash || file.entries.length !== head.revision + 1) problems.push(problem('head.mismatch'));
  if (head.signature.alg !== 'Ed25519') problems.push(problem('head.algorithm-unknown'));
  else if (!isSigned(file)) problems.push(problem('head.signature-wrong'));
  if (trustedKeys && !trustedKeys.includes(head.signature.publicKey)) problems.push(problem('head.key-unknown'));
  return problems;
}

function isSigned({ format, clock, stream, exportedAt, head: { revision, hash, position, signature } }: ExportFile): boolean {
  const text = `${HEAD_TAG}\n${canonical({ format, clock, stream, exportedAt, revision, hash, position })}`;
  const [spki, value] = [fromBase64(signature.publicKey), fromBase64(signature.value)];
  if (!spki || !value || createHash('sha256').update(spki).digest('hex').slice(0, 32) !== signature.keyId) return false;
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(text, 'utf8'), key, value);
  } catch {
    // Bytes that are no public key cannot have signed anything.
    return false;
  }
}
