import type { Entry } from '@juanzong/case-file';
import type { Instant } from '@juanzong/kernel';
import { createHash, randomUUID } from 'node:crypto';
import { recordedFile } from '../../stores/recorded-files.js';

/** Of what kind the entries are that are published: with a body of 500 bytes, or such as a case once had. */
export type Kind = 'small' | 'recorded';

const SMALL_BYTES = 500;
/** As many entries as a case has before it is closed. */
export const PER_STREAM = 20;

const short = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 8);

/** An entry whose JSON is 500 bytes long. A real envelope alone has more: names of agencies, ids and hashes are cut short. */
function smallEntry(stream: string, revision: number): Entry {
  const entry = {
    entryFormat: 1, eventId: randomUUID(), type: 'assignment.ProgressReported', version: 1, stream, revision, agency: '340202', region: '340202', actor: {}, occurredAt: {},
    recordedAt: new Date().toISOString() as Instant, commandId: short('command'), commandDigest: short('digest'), causationId: short('cause'), correlationId: short('correlation'), mustUnderstand: [],
    policyVersions: [], data: { content: '' }, alg: 'SHA-256', previousHash: short('previous'), hash: short('hash'),
  };
  const content = 'x'.repeat(Math.max(0, SMALL_BYTES - Buffer.byteLength(JSON.stringify(entry))));
  return { ...entry, data: { content } } as unknown as Entry;
}

/** So many entries of one stream. */
export function entriesOf(kind: Kind, stream: string, count: number): Entry[] {
  return kind === 'recorded' ? recordedFile(stream, count) : Array.from({ length: count }, (_, revision) => smallEntry(stream, revision));
}
