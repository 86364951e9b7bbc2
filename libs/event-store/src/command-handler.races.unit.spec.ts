import { describe, expect, it } from '@jest/globals';
import { isIntact } from '@juanzong/case-file';
import { type Instant, isRefusal, refuse } from '@juanzong/kernel';
import type { LoggedEntry } from './index.js';
import { openProcess, STREAM } from './spec-support/ledger.js';
import { MemoryEventLog, MemoryVault } from './testing/index.js';

const ten = { kind: 'note', amounts: [10] } as const;

const turns = () => new Promise((resolve) => setImmediate(resolve));

/** Runs something at the next reading of the log. */
class ReadHookLog extends MemoryEventLog {
  beforeRead: (() => Promise<unknown>) | undefined;

  override async *read(stream: string, from = 0): AsyncIterable<LoggedEntry> {
    const hook = this.beforeRead;
    this.beforeRead = undefined;
    await hook?.();
    yield* super.read(stream, from);
  }
}

/** Runs something before the next reading of the log ends. */
class SlowLog extends MemoryEventLog {
  beforeEnd: (() => Promise<unknown>) | undefined;

  override async *read(stream: string, from = 0): AsyncIterable<LoggedEntry> {
    const hook = this.beforeEnd;
    this.beforeEnd = undefined;
    yield* super.read(stream, from);
    await hook?.();
  }
}

/** Runs something while fields are being closed: after the decision, before the append. */
class ClosingHookVault extends MemoryVault {
  beforeClosing: (() => Promise<unknown>) | undefined;

  override async closeFields(...args: Parameters<MemoryVault['closeFields']>): Promise<unknown[]> {
    const hook = this.beforeClosing;
    this.beforeClosing = undefined;
    await hook?.();
    return super.closeFields(...args);
  }
}

describe('a file to which several processes write', () => {
  it('is decided on as it is in the store, also where the decision is to refuse or to do nothing', async () => {
    const { send, log, vault } = openProcess();
    const other = openProcess(log, vault);
    await other.send('a', ten);
    await send('b', { kind: 'note', amounts: [-8] });
    expect(await other.send('c', { kind: 'note', amounts: [-5] })).toMatchObject({ refusal: 'test.negative' });
    await send('d', { kind: 'note', amounts: [40] });
    expect(await other.send('e', { kind: 'note', amounts: [-5] })).toMatchObject({ revision: 3 });
    await send('f', ten);
    expect(await other.send('g', { kind: 'nothing' })).toMatchObject({ revision: 4 });
  });
});

describe('a file that the caller has read since the command came', () => {
  it('is not read again before it is decided on, only back after the append', async () => {
    const log = new MemoryEventLog();
    const { send, cabinet } = openProcess(log, new MemoryVault());
    await send('a', ten);
    const before = log.readings.length;
    const { revision } = await cabinet.open(STREAM);
    await send('b', ten, { seen: revision });
    expect(log.readings.length - before).toBe(2);
    await send('c', ten);
    expect(log.readings.length - before).toBe(4);
  });

  it('is read again where it is not at hand so far, and where somebody else wrote to it meanwhile', async () => {
    const log = new MemoryEventLog();
    const [mine, theirs] = [openProcess(log, new MemoryVault()), openProcess(log, new MemoryVault())];
    await theirs.send('a', ten);
    expect(await mine.send('b', { kind: 'note', amounts: [-10] }, { seen: 0 })).toMatchObject({ revision: 1 });
    await theirs.send('c', { kind: 'note', amounts: [20] });
    expect(await mine.send('d', { kind: 'note', amounts: [1] }, { seen: 1 })).toMatchObject({ revision: 3 });
    expect((await mine.state()).sum).toBe(21);
  });
});

describe('a file that somebody reads again while a command is on its way', () => {
  it('is caught up by the reader after the append: the command still gets its answer', async () => {
    const log = new ReadHookLog();
    const { send, cabinet, state } = openProcess(log);
    await send('a', ten);
    log.beforeRead = () => cabinet.open(STREAM);
    expect(await send('b', ten)).toMatchObject({ revision: 1, repeated: false });
    expect(await state()).toMatchObject({ sum: 20 });
    expect(await send('c', ten)).toMatchObject({ revision: 2 });
  });

  it('is read by many at once and holds every entry once', async () => {
    const { send, log, vault } = openProcess();
    const other = openProcess(log, vault);
    await send('a', ten);
    await other.cabinet.open(STREAM);
    await send('b', { kind: 'note', amounts: [1, 2, 3] });
    await Promise.all(Array.from({ length: 5 }, () => other.cabinet.open(STREAM)));
    expect(await other.state()).toMatchObject({ sum: 16 });
  });

  it('brought what another process wrote after the decision: the decision is taken again, not appended to what it never saw', async () => {
    const vault = new ClosingHookVault();
    const log = new MemoryEventLog();
    const mine = openProcess(log, vault);
    const theirs = openProcess(log, new MemoryVault());
    await mine.send('a', ten);
    vault.beforeClosing = async () => {
      await theirs.send('theirs', { kind: 'note', amounts: [-10] });
      await mine.cabinet.open(STREAM);
    };
    const answer = await mine.send('mine', { kind: 'note', amounts: [-10] });
    expect(isRefusal(answer) ? answer.refusal : answer).toBe('test.negative');
    expect(log.entriesOf(STREAM)).toHaveLength(2);
    expect(log.entriesOf(STREAM).every(isIntact)).toBe(true);
  });

  it('may bar, once it is read again, who was let through before', async () => {
    const vault = new ClosingHookVault();
    const log = new MemoryEventLog();
    const mine = openProcess(log, vault);
    const theirs = openProcess(log, new MemoryVault());
    await mine.send('a', ten);
    vault.beforeClosing = () => theirs.send('theirs', ten);
    const answer = await mine.send('mine', ten, { barred: (file) => (file.revision > 0 ? refuse('test.negative', {}) : undefined) as never });
    expect(isRefusal(answer) ? answer.refusal : answer).toBe('test.negative');
    expect(log.entriesOf(STREAM)).toHaveLength(2);
  });
});

describe('a cabinet whose process is the only writer', () => {
  it('asks the store once for a stream, also for one that is absent, and sees what it wrote itself', async () => {
    const log = new MemoryEventLog();
    const { send, cabinet, state } = openProcess(log, new MemoryVault(), { soleWriter: true });
    await cabinet.open(STREAM);
    await cabinet.open(STREAM);
    await send('a', ten);
    expect((await cabinet.open(STREAM)).revision).toBe(0);
    expect(await state()).toMatchObject({ sum: 10 });
    expect(log.readings.length).toBe(1);
  });

  it('tells what it has of an entry without asking anybody, and nothing once it is to forget', async () => {
    const log = new MemoryEventLog();
    const { send, cabinet } = openProcess(log, new MemoryVault(), { soleWriter: true });
    expect(cabinet.filed(STREAM, 0)).toBeUndefined();
    await send('a', ten);
    const { readings: { length: reads } } = log;
    expect(cabinet.filed(STREAM, 0)?.recorded).toMatchObject({ revision: 0, data: { amount: 10 } });
    expect(cabinet.filed(STREAM, 1)).toBeUndefined();
    cabinet.forgetAll();
    expect([cabinet.filed(STREAM, 0), log.readings.length]).toEqual([undefined, reads]);
  });

  it('keeps nothing of a slow reading that lacks what was written meanwhile', async () => {
    const log = new SlowLog();
    const vault = new MemoryVault();
    await openProcess(log, vault).send('a', ten);
    const { send, cabinet } = openProcess(log, vault, { soleWriter: true });
    let go: () => void = () => undefined;
    log.beforeEnd = () => new Promise<void>((resolve) => (go = resolve));
    const slow = cabinet.open(STREAM);
    await new Promise((resolve) => setImmediate(resolve));
    await send('b', ten);
    go();
    expect((await slow).revision).toBe(0);
    expect((await cabinet.open(STREAM)).revision).toBe(1);
  });

  /** An entry that the store has and whose sender has not heard of it. */
  async function sendingUnanswered() {
    const log = new MemoryEventLog();
    const { send, cabinet } = openProcess(log, new MemoryVault(), { soleWriter: true });
    const answer = log.holdAnswers();
    const sent = send('a', ten);
    await turns();
    return { log, send, cabinet, answer, sent };
  }

  it('lets who comes while an entry is on its way have it, for somebody may have heard of it, and asks nobody', async () => {
    const { log, answer, sent, cabinet } = await sendingUnanswered();
    expect(log.entriesOf(STREAM)).toHaveLength(1);
    const opened = cabinet.open(STREAM);
    await turns();
    answer();
    expect((await opened).revision).toBe(0);
    await sent;
    expect(log.readings.length).toBe(1);
  });

  it('lets nobody wait for what began after he came', async () => {
    const { log, answer: answerFirst, sent: first, send, cabinet } = await sendingUnanswered();
    const opened = cabinet.open(STREAM);
    const second = send('b', ten);
    answerFirst();
    const answerSecond = log.holdAnswers();
    await first;
    expect((await opened).revision).toBe(0);
    await turns();
    answerSecond();
    await second;
  });

  it('asks the store for what was on its way when nobody knows how that ended', async () => {
    const log = new MemoryEventLog();
    const { send, cabinet } = openProcess(log, new MemoryVault(), { soleWriter: true });
    await send('a', ten);
    const { readings: { length: reads } } = log;
    let failed: (error: Error) => void = () => undefined;
    const writing = cabinet.whileWritten(STREAM, () => new Promise<void>((_, reject) => (failed = reject)));
    const opened = cabinet.open(STREAM);
    await turns();
    cabinet.forget(STREAM);
    failed(new Error('nobody knows'));
    await expect(writing).rejects.toThrow('nobody knows');
    expect([(await opened).revision, log.readings.length]).toEqual([0, reads + 1]);
  });
});

describe('what was put together long ago', () => {
  it('is put together anew before it is sent: nothing is recorded in a day that is over for everybody', async () => {
    const vault = new ClosingHookVault();
    const { send, log, clock } = openProcess(new MemoryEventLog(), vault, {}, { staleAfterMs: 60_000 });
    vault.beforeClosing = () => Promise.resolve(void (clock.ms += 60_001));
    expect(await send('a', ten)).toMatchObject({ revision: 0, repeated: false });
    expect(log.entriesOf(STREAM).map(({ recordedAt }) => recordedAt)).toEqual(['2024-03-05T02:01:00.001Z']);
    vault.beforeClosing = () => Promise.resolve(void (clock.ms += 60_000));
    await send('b', ten);
    expect(log.entriesOf(STREAM)[1]?.recordedAt).toBe('2024-03-05T02:01:00.001Z');
  });
});

describe('a past that is closed', () => {
  const MIDNIGHT = '2024-03-05T16:00:00.000Z';
  const closed = MIDNIGHT as Instant;

  it('waits for commands that are under way, which may still be recorded in it', async () => {
    const vault = new ClosingHookVault();
    const { send, handler, log, clock } = openProcess(new MemoryEventLog(), vault);
    let closing: Promise<void> | undefined;
    let resolved = false;
    vault.beforeClosing = async () => {
      clock.ms = Date.parse(MIDNIGHT);
      closing = handler.closePast(closed).then(() => void (resolved = true));
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(resolved).toBe(false);
    };
    await send('a', ten);
    await closing;
    expect(log.entriesOf(STREAM)[0]?.recordedAt).toBe('2024-03-05T02:00:00.000Z');
  });

  it('is not written to by a clock that goes back: a moment back is its end, further back is refused', async () => {
    const { send, handler, log, clock } = openProcess();
    await handler.closePast(closed);
    await handler.closePast('2024-03-01T16:00:00.000Z' as Instant);
    clock.ms = Date.parse('2024-03-05T15:59:59.000Z');
    await send('a', ten);
    expect(log.entriesOf(STREAM)[0]?.recordedAt).toBe(MIDNIGHT);
    clock.ms = Date.parse('2024-03-05T15:59:00.000Z');
    expect(await send('b', ten)).toMatchObject({ refusal: 'case-file.clock-behind' });
    clock.ms = Date.parse('2024-03-05T16:00:01.000Z');
    await send('c', ten);
    expect(log.entriesOf(STREAM)[1]?.recordedAt).toBe('2024-03-05T16:00:01.000Z');
  });
});

describe('a cabinet that forgets because somebody was erased', () => {
  const named = { kind: 'note', amounts: [1], name: '张三' } as const;
  const ERASED = '〔已删除 erased〕';

  it('keeps no file that was opened before', async () => {
    const { send, vault, cabinet, state } = openProcess();
    await send('a', named);
    vault.erase(STREAM, 'applicant');
    expect((await state()).names).toEqual(['张三']);
    cabinet.forgetAll();
    expect((await state()).names).toEqual([ERASED]);
  });

  it.each([{ soleWriter: false }, { soleWriter: true }])('keeps none to which a command was on its way, and the command gets its answer: %j', async (setting) => {
    const vault = new ClosingHookVault();
    const { send, cabinet, state } = openProcess(new MemoryEventLog(), vault, setting);
    await send('a', named);
    vault.beforeClosing = () => {
      vault.erase(STREAM, 'applicant');
      return Promise.resolve(cabinet.forgetAll());
    };
    expect(await send('b', ten)).toMatchObject({ revision: 1, repeated: false });
    expect((await state()).names).toEqual([ERASED, null]);
  });

  it('has what the command wrote, also if somebody read the file again before', async () => {
    const vault = new ClosingHookVault();
    const { send, cabinet } = openProcess(new MemoryEventLog(), vault, { soleWriter: true });
    await send('a', named);
    vault.beforeClosing = async () => {
      cabinet.forgetAll();
      await cabinet.open(STREAM);
    };
    await send('b', ten);
    expect((await cabinet.open(STREAM)).revision).toBe(1);
  });

  it.each([{ soleWriter: false }, { soleWriter: true }])('keeps none that was just being read: %j', async (setting) => {
    const log = new ReadHookLog();
    const { cabinet } = openProcess(log, new MemoryVault(), setting);
    log.beforeRead = () => Promise.resolve(cabinet.forgetAll());
    const read = await cabinet.open(STREAM);
    expect(await cabinet.open(STREAM)).not.toBe(read);
  });
});
