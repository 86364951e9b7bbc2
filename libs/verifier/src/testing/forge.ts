import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { canonical } from '../canonical.js';
import { hashOf } from '../check-entries.js';
import { derivedEventId } from '../derived-id.js';
import type { EntryShape } from '../shapes.js';
import type { LooseExport } from './golden.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const SPKI = publicKey.export({ type: 'spki', format: 'der' });

/**
 * What somebody can do who owns no key of the platform but knows the format: revisions, ids, hashes and head made anew after a
 * change, and signed with a key of their own. Only what the entries say of each other can still tell.
 */
export function forge<File extends Pick<LooseExport, 'entries' | 'head'>>(file: File): File {
  const ofCommand = new Map<unknown, number>();
  let previousHash = '0'.repeat(64);
  file.entries.forEach((entry, revision) => {
    const place = ofCommand.get(entry['commandId']) ?? 0;
    ofCommand.set(entry['commandId'], place + 1);
    Object.assign(entry, { revision, eventId: derivedEventId(String(entry['stream']), String(entry['commandId']), place), previousHash });
    previousHash = hashOf(entry as unknown as EntryShape);
    entry['hash'] = previousHash;
  });
  const { format, clock, stream, exportedAt } = file as unknown as Record<string, unknown>;
  const head = { revision: file.entries.length - 1, hash: previousHash, position: file.head['position'] };
  const text = `juanzong.case-file.head.v1\n${canonical({ format, clock, stream, exportedAt, ...head })}`;
  const signature = {
    alg: 'Ed25519', keyId: createHash('sha256').update(SPKI).digest('hex').slice(0, 32), publicKey: SPKI.toString('base64'), value: sign(null, Buffer.from(text), privateKey).toString('base64'),
  };
  Object.assign(file.head, head, { signature });
  return file;
}
