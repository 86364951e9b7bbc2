import { canonicalJson, type Entry } from '@juanzong/case-file';
import assert from 'node:assert/strict';
import { AppendConflict, type CaughtUp, type EventLog, isCaughtUp, type LoggedEntry } from '../event-log.js';
import { oneByOne } from './one-by-one.js';
import { sealedEntries } from './sealed-entries.js';

/** One requirement of the port. `run` rejects with what was found instead. */
export interface ConformanceCase {
  readonly name: string;
  run(): Promise<void>;
}

type Step = (log: EventLog, stream: string) => Promise<void>;

/**
 * What every EventLog must do; an adapter that fails a case is none. `makeLog` gives a log that others may have written to:
 * every case uses a stream of its own.
 */
export function eventLogConformance(makeLog: () => EventLog | Promise<EventLog>): readonly ConformanceCase[] {
  return Object.entries(CASES).map(([name, step], i) => ({
    name, run: async () => step(await makeLog(), `case-conformance-${i}-${Math.random().toString(36).slice(2)}`),
  }));
}

const readAll = async (log: EventLog, stream: string, from?: number): Promise<LoggedEntry[]> => {
  const found: LoggedEntry[] = [];
  for await (const logged of log.read(stream, from)) found.push(logged);
  return found;
};

const conflictOf = async (work: Promise<unknown>): Promise<AppendConflict> => {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
  assert.ok(error instanceof AppendConflict, `expected an AppendConflict, got ${String(error)}`);
  return error;
};

/** Follows until `enough` says so; the entries of one stream and the marks. */
async function follow(log: EventLog, after: bigint | undefined, stream: string, enough: (seen: readonly (LoggedEntry | CaughtUp)[]) => boolean | Promise<boolean>) {
  const abort = new AbortController();
  const seen: (LoggedEntry | CaughtUp)[] = [];
  for await (const item of oneByOne(log.follow(after, { signal: abort.signal }), abort.signal)) {
    if (isCaughtUp(item) || item.entry.stream === stream) seen.push(item);
    if (await enough(seen)) abort.abort();
  }
  return seen;
}

const revisions = (items: readonly (LoggedEntry | CaughtUp)[]): number[] => items.flatMap((item) => (isCaughtUp(item) ? [] : [item.entry.revision]));
const last = (entries: readonly Entry[]): Entry => entries.at(-1) as Entry;

const CASES: Readonly<Record<string, Step>> = {
  'an absent stream has no entries': async (log, stream) => {
    assert.deepEqual(await readAll(log, stream), []);
  },
  'entries come back as they went in, in order, at growing positions': async (log, stream) => {
    const entries = sealedEntries(stream, 3);
    const position = await log.append(stream, -1, entries);
    const found = await readAll(log, stream);
    assert.equal(canonicalJson(found.map(({ entry }) => entry)), canonicalJson(entries));
    assert.equal(found.at(-1)?.position, position);
    assert.ok(found.every((one, i) => i === 0 || one.position > (found[i - 1] as LoggedEntry).position));
  },
  'reading begins at a revision; beyond the end there is nothing': async (log, stream) => {
    await log.append(stream, -1, sealedEntries(stream, 4));
    assert.deepEqual(revisions(await readAll(log, stream, 2)), [2, 3]);
    assert.deepEqual(revisions(await readAll(log, stream, 4)), []);
  },
  'a stream that must be absent and is there is a conflict that names its revision': async (log, stream) => {
    await log.append(stream, -1, sealedEntries(stream, 2));
    const conflict = await conflictOf(log.append(stream, -1, sealedEntries(stream, 1, undefined, '-other')));
    assert.deepEqual([conflict.stream, conflict.current], [stream, 1]);
  },
  'an append after another revision than the last is a conflict and stores nothing': async (log, stream) => {
    const entries = sealedEntries(stream, 2);
    await log.append(stream, -1, entries);
    const late = sealedEntries(stream, 2, entries[0], '-late');
    assert.equal((await conflictOf(log.append(stream, 0, late))).current, 1);
    assert.equal((await conflictOf(log.append(stream, 7, late))).current, 1);
    assert.deepEqual(revisions(await readAll(log, stream)), [0, 1]);
  },
  'an append to an absent stream after a revision is a conflict at −1': async (log, stream) => {
    assert.equal((await conflictOf(log.append(stream, 3, sealedEntries(stream, 1)))).current, -1);
  },
  'the same append again gets its first answer and stores nothing, also when others wrote since': async (log, stream) => {
    const entries = sealedEntries(stream, 2);
    const position = await log.append(stream, -1, entries);
    assert.equal(await log.append(stream, -1, entries), position);
    await log.append(stream, 1, sealedEntries(stream, 1, last(entries)));
    assert.equal(await log.append(stream, -1, entries), position);
    assert.deepEqual(revisions(await readAll(log, stream)), [0, 1, 2]);
  },
  'of many who append after the same revision one wins': async (log, stream) => {
    const tries = Array.from({ length: 6 }, (_, i) => log.append(stream, -1, sealedEntries(stream, 1, undefined, `-${i}`)));
    const ended = await Promise.allSettled(tries);
    assert.equal(ended.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.ok(ended.every((one) => one.status === 'fulfilled' || one.reason instanceof AppendConflict));
    assert.deepEqual(revisions(await readAll(log, stream)), [0]);
  },
  'following delivers what was there, says that it caught up, and goes on live': async (log, stream) => {
    const entries = sealedEntries(stream, 3);
    await log.append(stream, -1, entries);
    let live = false;
    const seen = await follow(log, undefined, stream, async (items) => {
      if (!live && items.some(isCaughtUp)) {
        live = true;
        await log.append(stream, 2, sealedEntries(stream, 2, last(entries)));
      }
      return revisions(items).length === 5;
    });
    assert.deepEqual(revisions(seen), [0, 1, 2, 3, 4]);
    assert.equal(seen.findIndex(isCaughtUp), 3);
  },
  'following after a position leaves out what stands up to it': async (log, stream) => {
    const entries = sealedEntries(stream, 3);
    const position = await log.append(stream, -1, entries.slice(0, 2));
    await log.append(stream, 1, entries.slice(2));
    assert.deepEqual(revisions(await follow(log, position, stream, (items) => items.some(isCaughtUp))), [2]);
  },
  'following ends when aborted while it waits': async (log, stream) => {
    await log.append(stream, -1, sealedEntries(stream, 1));
    const abort = new AbortController();
    for await (const items of log.follow(undefined, { signal: abort.signal })) if (items.some(isCaughtUp)) setTimeout(() => abort.abort(), 5);
    assert.ok(abort.signal.aborted);
  },
};
