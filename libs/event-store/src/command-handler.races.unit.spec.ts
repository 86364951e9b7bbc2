import { describe, expect, it } from '@jest/globals';
import { isIntact } from '@juanzong/case-file';
import { isRefusal, refuse } from '@juanzong/kernel';
import type { LoggedEntry } from './index.js';
import { openProcess, STREAM } from './spec-support/ledger.js';
import { MemoryEventLog, MemoryVault } from './testing/index.js';

const ten = { kind: 'note', amounts: [10] } as const;

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

describe('a file that somebody reads again while a command is on its way', () => {
  it('is caught up by the reader after the append: the command still gets its answer', async () => {
    const log = new ReadHookLog();
    const { send, cabinet, state } = openProcess(log);
    await send('a', ten);
    log.beforeRead = () => cabinet.refresh(STREAM);
    expect(await send('b', ten)).toMatchObject({ revision: 1, repeated: false });
    expect(await state()).toMatchObject({ sum: 20 });
    expect(await send('c', ten)).toMatchObject({ revision: 2 });
  });

  it('is read by many at once and holds every entry once', async () => {
    const { send, log, vault } = openProcess();
    const other = openProcess(log, vault);
    await send('a', ten);
    await other.cabinet.refresh(STREAM);
    await send('b', { kind: 'note', amounts: [1, 2, 3] });
    await Promise.all(Array.from({ length: 5 }, () => other.cabinet.refresh(STREAM)));
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
      await mine.cabinet.refresh(STREAM);
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
