import { describe, expect, it } from '@jest/globals';
import type { Entry } from '@juanzong/case-file';
import { AppendConflict, AppendOutcomeUnknown, type EventLog, isCaughtUp } from './event-log.js';
import { eventLogConformance, MemoryEventLog, sealedEntries } from './testing/index.js';

describe('the log in memory is an event log', () => {
  for (const { name, run } of eventLogConformance(() => new MemoryEventLog())) it(name, run);
});

/** A log that is wrong in one way: the suite must say so. */
const spoilt = (change: (log: MemoryEventLog) => Partial<EventLog>): EventLog => {
  const log = new MemoryEventLog();
  const methods: EventLog = { append: log.append.bind(log), read: log.read.bind(log), follow: log.follow.bind(log) };
  return { ...methods, ...change(log) };
};

describe('the suite finds a log that', () => {
  const canaries: Record<string, (log: MemoryEventLog) => Partial<EventLog>> = {
    'accepts any revision': (log) => ({
      append: (stream: string, _expected: number, entries: readonly Entry[]) => log.append(stream, log.entriesOf(stream).length - 1, entries),
    }),
    'stores half of an append': (log) => ({ append: (stream, expected, entries) => log.append(stream, expected, entries.slice(0, 1)) }),
    'reads from the beginning always': (log) => ({ read: (stream) => log.read(stream) }),
    'never catches up aloud': (log) => ({
      async *follow(after, options) {
        for await (const items of log.follow(after, options)) {
          if (items.some(isCaughtUp)) return;
          yield items;
        }
      },
    }),
    'follows from the beginning always': (log) => ({ follow: (_after, options) => log.follow(undefined, options) }),
  };
  for (const [what, change] of Object.entries(canaries)) {
    it(what, async () => {
      const cases = eventLogConformance(() => spoilt(change));
      const ended = await Promise.allSettled(cases.map(({ run }) => run()));
      expect(ended.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
    });
  }
});

describe('what the log in memory does wrong on purpose', () => {
  const [one] = sealedEntries('case-1', 1) as [Entry];

  it('loses an answer: stored, but nobody is told; sent again it is recognised', async () => {
    const log = new MemoryEventLog();
    log.fail('lost-answer');
    await expect(log.append('case-1', -1, [one])).rejects.toBeInstanceOf(AppendOutcomeUnknown);
    expect(log.entriesOf('case-1')).toHaveLength(1);
    await expect(log.append('case-1', -1, [one])).resolves.toBe(100n);
    expect(log.entriesOf('case-1')).toHaveLength(1);
  });

  it('loses a request, pretends a conflict, waits, lets another write first', async () => {
    const log = new MemoryEventLog();
    log.fail('not-stored', 'conflict', 1, () => void 0);
    await expect(log.append('case-1', -1, [one])).rejects.toBeInstanceOf(AppendOutcomeUnknown);
    await expect(log.append('case-1', -1, [one])).rejects.toEqual(new AppendConflict('case-1', -1));
    await expect(log.append('case-1', -1, [one])).resolves.toBe(100n);
    await expect(log.append('case-2', -1, sealedEntries('case-2', 1))).resolves.toBe(200n);
    expect(log.all.map(({ position }) => position)).toEqual([100n, 200n]);
    expect(log.sent.map(({ stream }) => stream)).toEqual(['case-1', 'case-1', 'case-1', 'case-2']);
  });
});
