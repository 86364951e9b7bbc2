import { createHash } from 'node:crypto';
import { sm3 } from 'sm-crypto-v2';
import { canonical } from './canonical.js';
import { derivedEventId } from './derived-id.js';
import { closedFieldsOf } from './encrypted-fields.js';
import { type Problem, problem, type ProblemCode } from './problems.js';
import { type EntryShape, entryShape } from './shapes.js';

const ENTRY_TAG = 'juanzong.case-file.entry.v1';
const GENESIS = '0'.repeat(64);
const CASE_STREAM = 'case-';
const FIELD_ALGORITHMS = ['AES-256-GCM', 'SM4-GCM'];

const DIGESTS = {
  'SHA-256': (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex'),
  SM3: (text: string): string => sm3(Buffer.from(text, 'utf8')),
} as const;

/** The hash that an entry must have. */
export function hashOf({ hash: _hash, ...rest }: EntryShape): string {
  return DIGESTS[rest.alg](`${ENTRY_TAG}\n${rest.previousHash}\n${canonical(rest)}`);
}

/** Checks each entry by itself and against the one before. Returns those that have the shape of an entry. */
export function checkEntries(stream: string, items: readonly unknown[]): { entries: EntryShape[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const entries: EntryShape[] = [];
  const seen = new Set<number>();
  const ofCommand = new Map<string, number>();
  let previous: EntryShape | undefined;
  items.forEach((item, index) => {
    const parsed = entryShape.safeParse(item);
    if (!parsed.success) {
      problems.push(problem(whyNot(item), { index, ...named(item) }));
      return;
    }
    // As it stands in the file: the schema's copy would not hash the same if it ever changed a value.
    const entry = item as EntryShape;
    const found = (code: ProblemCode, about?: string): void => {
      problems.push(problem(code, { index, revision: entry.revision, eventId: entry.eventId, ...(about === undefined ? {} : { about }) }));
    };
    if (hashOf(entry) !== entry.hash) found('entry.hash-wrong');
    if (entry.previousHash !== (previous?.hash ?? GENESIS)) found('entry.chain-broken');
    const expected = previous ? previous.revision + 1 : 0;
    if (seen.has(entry.revision)) found('entry.revision-duplicate');
    else if (entry.revision !== expected) found(entry.revision > expected ? 'entry.revision-gap' : 'entry.revision-order');
    if (entry.stream !== stream) found('entry.other-stream');
    if (stream.startsWith(CASE_STREAM) && entry.caseId !== stream.slice(CASE_STREAM.length)) found('entry.other-case');
    const place = ofCommand.get(entry.commandId) ?? 0;
    if (derivedEventId(entry.stream, entry.commandId, place) !== entry.eventId) found('entry.id-wrong');
    if (previous && entry.recordedAt < previous.recordedAt) found('entry.recorded-before-previous');
    for (const [name, field] of closedFieldsOf(entry.data)) if (!FIELD_ALGORITHMS.includes(field.alg)) found('field.algorithm-unknown', name);
    seen.add(entry.revision);
    ofCommand.set(entry.commandId, place + 1);
    entries.push(entry);
    previous = entry;
  });
  return { entries, problems };
}

const member = (item: unknown, name: string): unknown => (typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[name] : undefined);

function whyNot(item: unknown): ProblemCode {
  const [format, alg] = [member(item, 'entryFormat'), member(item, 'alg')];
  if (format !== undefined && format !== 1) return 'entry.format-unknown';
  return typeof alg === 'string' && !Object.hasOwn(DIGESTS, alg) ? 'entry.algorithm-unknown' : 'entry.malformed';
}

function named(item: unknown): { revision?: number; eventId?: string } {
  const [revision, eventId] = [member(item, 'revision'), member(item, 'eventId')];
  return { ...(typeof revision === 'number' ? { revision } : {}), ...(typeof eventId === 'string' ? { eventId } : {}) };
}
