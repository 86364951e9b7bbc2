import { describe, expect, it } from '@jest/globals';
import { type Entry, GENESIS_HASH, isEncryptedField, isIntact } from '@juanzong/case-file';
import { type Instant, isRefusal, type Refusal } from '@juanzong/kernel';
import { AppendOutcomeUnknown, type Handled, recordingRefusals } from './index.js';
import { clerk, ledger, openProcess, registry, RULES, STREAM } from './spec-support/ledger.js';
import { MemoryEventLog, MemoryVault } from './testing/index.js';

const done = (answer: Handled | Refusal): Handled => {
  if (isRefusal(answer)) throw new Error(answer.refusal);
  return answer;
};
const code = (answer: Handled | Refusal): string | undefined => (isRefusal(answer) ? answer.refusal : undefined);
const ten = { kind: 'note', amounts: [10] } as const;

describe('what is written', () => {
  it('is a chain of sealed entries with the whole envelope', async () => {
    const { send, log } = openProcess();
    const handled = done(await send('a', { kind: 'note', amounts: [1, 2], name: '张三' }));
    expect(handled).toMatchObject({ stream: STREAM, revision: 1, position: 200n, repeated: false });
    const [first, second] = log.entriesOf(STREAM) as [Entry, Entry];
    expect(first).toMatchObject({
      stream: STREAM, caseId: '1', revision: 0, agency: '340202', region: '340202', actor: clerk, commandId: 'a', causationId: 'cause', correlationId: 'correlation',
      mustUnderstand: ['test'], ...RULES, previousHash: GENESIS_HASH, recordedAt: '2024-03-05T02:00:00.000Z', occurredAt: { precision: 'instant', at: '2024-03-05T02:00:00.000Z' },
    });
    expect(second.previousHash).toBe(first.hash);
    expect([first, second].every(isIntact)).toBe(true);
    expect(isEncryptedField((first.data as { name: unknown }).name)).toBe(true);
    expect(JSON.stringify(log.entriesOf(STREAM))).not.toContain('张三');
  });

  it('pins no rules where a decision used none, and takes the time that the command says', async () => {
    const { send, log } = openProcess();
    done(await send('a', { kind: 'step', to: 'A' }, { occurredAt: { precision: 'day', date: '2024-03-01' as never } }));
    expect(log.entriesOf(STREAM)[0]).toMatchObject({ policyVersions: [], occurredAt: { precision: 'day', date: '2024-03-01' } });
    expect(log.entriesOf(STREAM)[0]).not.toHaveProperty('calendarVersion');
  });

  it('belongs to the platform where nobody owns the file yet', async () => {
    const { send, log } = openProcess();
    done(await send('a', ten, { actor: { id: 'system', role: 'system' } }));
    expect(log.entriesOf(STREAM)[0]).toMatchObject({ agency: '000000' });
  });

  it('must fit its contract: an event that does not is an error, and nothing is written', async () => {
    const { send, log } = openProcess();
    await expect(send('a', { kind: 'break' })).rejects.toThrow(/amount/);
    expect(log.entriesOf(STREAM)).toEqual([]);
    done(await send('b', ten));
  });

  it('is nothing where the decider says nothing, or refuses', async () => {
    const { send, log } = openProcess();
    expect(done(await send('a', { kind: 'nothing' }))).toMatchObject({ revision: -1, position: -1n, repeated: true, entries: [] });
    expect(code(await send('b', { kind: 'note', amounts: [-1] }))).toBe('test.negative');
    expect(log.sent).toEqual([]);
    done(await send('c', ten));
    expect(done(await send('d', { kind: 'nothing' }))).toMatchObject({ revision: 0, position: 100n, entries: [] });
  });
});

describe('a command id', () => {
  it('that comes again gets what it got, and writes nothing', async () => {
    const { send, log } = openProcess();
    const first = done(await send('a', { kind: 'note', amounts: [1, 2] }));
    done(await send('b', ten));
    const again = done(await send('a', { kind: 'note', amounts: [1, 2] }));
    expect(again).toEqual({ ...first, repeated: true });
    expect(log.entriesOf(STREAM)).toHaveLength(3);
  });

  it('is known to a process that has just started', async () => {
    const { send, log, vault } = openProcess();
    const first = done(await send('a', ten));
    expect(done(await openProcess(log, vault).send('a', ten))).toEqual({ ...first, repeated: true });
    expect(log.sent).toHaveLength(1);
  });

  it('with other content is a named conflict, also when only the time it names differs', async () => {
    const { send, log } = openProcess();
    done(await send('a', ten));
    expect(await send('a', { kind: 'note', amounts: [11] })).toEqual({ refusal: 'command.conflicting-content', params: { commandId: 'a' } });
    expect(code(await send('a', ten, { occurredAt: { precision: 'day', date: '2024-03-01' as never } }))).toBe('command.conflicting-content');
    expect(log.sent).toHaveLength(1);
  });

  it('stands for the content that is given, where facts from outside went into the command', async () => {
    const { send } = openProcess();
    done(await send('a', ten, { content: 'what the person sent' }));
    expect(done(await send('a', { kind: 'note', amounts: [99] }, { content: 'what the person sent' })).repeated).toBe(true);
  });

  it('sent many times at once is decided once', async () => {
    const { send, log } = openProcess();
    const answers = await Promise.all(Array.from({ length: 5 }, () => send('a', ten)));
    expect(answers.map((answer) => done(answer).repeated)).toEqual([false, true, true, true, true]);
    expect(log.entriesOf(STREAM)).toHaveLength(1);
  });
});

describe('on a conflict', () => {
  it('the file is read again and the decision taken again', async () => {
    const { send, log, vault } = openProcess();
    const other = openProcess(log, vault);
    done(await send('a', ten));
    log.fail(async () => void done(await other.send('b', { kind: 'note', amounts: [-8] })));
    expect(code(await send('c', { kind: 'note', amounts: [-5] }))).toBe('test.negative');
    expect(log.entriesOf(STREAM).map(({ commandId }) => commandId)).toEqual(['a', 'b']);
  });

  it('it goes on for a bounded number of times and then says so', async () => {
    const { send, log } = openProcess();
    log.fail(...Array.from({ length: 7 }, () => 'conflict' as const));
    done(await send('a', ten));
    log.fail(...Array.from({ length: 8 }, () => 'conflict' as const));
    expect(await send('b', ten)).toEqual({ refusal: 'command.contended', params: { stream: STREAM } });
    expect(log.sent).toHaveLength(16);
    done(await send('b', ten));
  });
});

describe('when the outcome is unknown', () => {
  it('the same bytes are sent again', async () => {
    const { send, log } = openProcess();
    log.fail('not-stored', 'lost-answer');
    const handled = done(await send('a', { kind: 'note', amounts: [1, 2], name: '李四' }));
    expect(handled).toMatchObject({ revision: 1, repeated: false });
    expect(new Set(log.sent.map(({ bytes }) => bytes)).size).toBe(1);
    expect(log.sent).toHaveLength(3);
    expect(log.entriesOf(STREAM)).toHaveLength(2);
  });

  it('and somebody else was first, it is decided again', async () => {
    const { send, log, vault } = openProcess();
    const other = openProcess(log, vault);
    log.fail('not-stored', async () => void done(await other.send('b', ten)));
    expect(done(await send('a', ten)).revision).toBe(1);
    expect(log.entriesOf(STREAM).map(({ commandId }) => commandId)).toEqual(['b', 'a']);
  });

  it('for too long, the caller is told so; the same command later finds out', async () => {
    const { send, log, state } = openProcess();
    log.fail(...Array.from({ length: 8 }, () => 'lost-answer' as const));
    await expect(send('a', ten)).rejects.toBeInstanceOf(AppendOutcomeUnknown);
    expect(done(await send('a', ten)).repeated).toBe(true);
    expect((await state()).sum).toBe(10);
  });

  it('another error is not swallowed', async () => {
    const { send, log } = openProcess();
    log.fail(() => Promise.reject(new Error('the disk is gone')));
    await expect(send('a', ten)).rejects.toThrow('the disk is gone');
  });
});

describe('two processes that get the same command', () => {
  it('write it once; the one whose append was recognised goes on from what is stored, not from what it sent', async () => {
    const [one, vault] = [new MemoryEventLog(), new MemoryVault()];
    const [first, second] = [openProcess(one, vault), openProcess(one, vault)];
    done(await first.send('a', ten));
    await second.state();
    first.clock.ms += 100;
    const stored = done(await first.send('b', { kind: 'note', amounts: [5], name: '张三' }));
    second.clock.ms += 200;
    const recognised = done(await second.send('b', { kind: 'note', amounts: [5], name: '张三' }));
    expect(recognised.entries).toEqual(stored.entries);
    done(await second.send('c', ten));
    const entries = one.entriesOf(STREAM);
    expect(entries.map(({ commandId }) => commandId)).toEqual(['a', 'b', 'c']);
    expect(entries[2]?.previousHash).toBe(entries[1]?.hash);
  });
});

describe('time', () => {
  it('never goes back within a file', async () => {
    const { send, clock, log } = openProcess();
    done(await send('a', ten));
    clock.ms -= 2_000;
    done(await send('b', ten));
    expect(log.entriesOf(STREAM).map(({ recordedAt }) => recordedAt)).toEqual(['2024-03-05T02:00:00.000Z', '2024-03-05T02:00:00.000Z']);
  });

  it('more than two seconds behind the head refuses to write', async () => {
    const { send, clock, log } = openProcess();
    done(await send('a', ten));
    clock.ms -= 2_001;
    const refused = { refusal: 'case-file.clock-behind', params: { now: '2024-03-05T01:59:57.999Z', head: '2024-03-05T02:00:00.000Z' } };
    expect(await send('b', ten)).toEqual(refused);
    expect(log.sent).toHaveLength(1);
    expect(done(await send('a', ten)).repeated).toBe(true);
  });

  const on = (date: string) => ({ precision: 'day', date: date as never }) as const;
  const at = (instant: string) => ({ precision: 'instant', at: instant as Instant }) as const;

  it('of the life cycle goes forward; other facts may be recorded late', async () => {
    const { send, log } = openProcess();
    done(await send('a', { kind: 'step', to: 'A', on: on('2024-03-03') }));
    done(await send('b', ten, { occurredAt: on('2024-02-01') }));
    expect(await send('c', { kind: 'step', to: 'B', on: on('2024-03-02') })).toEqual({
      refusal: 'case-file.occurred-before-previous', params: { occurred: '2024-03-02', previous: '2024-03-03' },
    });
    done(await send('d', { kind: 'step', to: 'C', on: on('2024-03-03') }));
    expect(log.entriesOf(STREAM).map(({ commandId }) => commandId)).toEqual(['a', 'b', 'd']);
  });

  it('of what follows by rule is that of its cause, but not before the last step; coming again it gets what it got', async () => {
    const { send, log } = openProcess();
    const cause = { precision: 'day', date: '2024-03-01' as never } as const;
    done(await send('late', { kind: 'step', to: 'A' }, { follows: cause }));
    done(await send('person', { kind: 'step', to: 'B' }, { occurredAt: { precision: 'day', date: '2024-03-03' as never } }));
    const reaction = done(await send('reaction', { kind: 'step', to: 'C' }, { follows: cause }));
    expect(log.entriesOf(STREAM).map(({ occurredAt }) => occurredAt)).toEqual(['2024-03-01', '2024-03-03', '2024-03-03'].map((date) => ({ precision: 'day', date })));
    done(await send('person again', { kind: 'step', to: 'D' }));
    expect(done(await send('reaction', { kind: 'step', to: 'C' }, { follows: cause }))).toEqual({ ...reaction, repeated: true });
  });

  it('is compared by the day where one of two is known by the day, else by the instant', async () => {
    const { send } = openProcess();
    done(await send('a', { kind: 'step', to: 'A', on: at('2024-03-04T02:00:00.000Z') }));
    expect(code(await send('b', { kind: 'step', to: 'B', on: at('2024-03-04T01:59:59.999Z') }))).toBe('case-file.occurred-before-previous');
    done(await send('c', { kind: 'step', to: 'C', on: on('2024-03-04') }));
    expect(code(await send('d', { kind: 'step', to: 'D', on: at('2024-03-04T01:00:00.000Z') }))).toBe('case-file.occurred-before-previous');
    done(await send('e', { kind: 'step', to: 'D', on: at('2024-03-04T02:00:00.000Z') }));
  });

  it('of a step of which only the day is known leaves that day open, until an instant of it is known', async () => {
    const { send, log } = openProcess();
    done(await send('a', { kind: 'step', to: 'A', on: on('2024-03-04') }));
    done(await send('b', { kind: 'step', to: 'B', on: at('2024-03-04T01:00:00.000Z') }));
    expect(await send('c', { kind: 'step', to: 'C', on: on('2024-03-03') })).toMatchObject({ params: { occurred: '2024-03-03', previous: '2024-03-04' } });
    done(await send('d', { kind: 'step', to: 'C', on: on('2024-03-04') }));
    done(await send('e', { kind: 'step', to: 'D' }, { follows: at('2024-03-04T00:30:00.000Z') }));
    expect(log.entriesOf(STREAM).at(-1)?.occurredAt).toEqual(at('2024-03-04T01:00:00.000Z'));
  });
});

describe('a correction', () => {
  it('takes the place of what it corrects, in a file folded before and in one read afresh', async () => {
    const { send, state, log, vault } = openProcess();
    const { entries } = done(await send('a', { kind: 'note', amounts: [1, 2] }));
    expect((await state()).sum).toBe(3);
    done(await send('b', { kind: 'correct', entry: entries[0]?.eventId as never, amount: 7 }));
    done(await send('c', ten));
    expect((await state()).sum).toBe(19);
    expect((await state()).names).toEqual(['更正 2024-03-05', null, null]);
    expect(await openProcess(log, vault).state()).toEqual(await state());
  });
});

describe('the file cabinet', () => {
  it('reads what others wrote unless what it has is enough, and everything after forgetting', async () => {
    const { send, log, vault, cabinet, state } = openProcess();
    const other = openProcess(log, vault);
    const upTo = async (revision: number) => (await cabinet.openUpTo(STREAM, revision)).stateFor(ledger).sum;
    done(await send('a', ten));
    done(await other.send('b', ten));
    expect(await upTo(0)).toBe(10);
    expect(await upTo(1)).toBe(20);
    done(await other.send('c', ten));
    expect((await state()).sum).toBe(30);
    cabinet.forget(STREAM);
    expect(await upTo(0)).toBe(30);
  });

  it('refuses a file whose chain is broken or that has a hole', async () => {
    const { send, log, vault } = openProcess();
    done(await send('a', { kind: 'note', amounts: [1, 2, 3] }));
    const entries = log.entriesOf(STREAM);
    const told = (change: (all: readonly Entry[]) => readonly Entry[]) => {
      const spoilt = new MemoryEventLog();
      spoilt.read = async function* () {
        for (const [i, entry] of change(entries).entries()) yield await Promise.resolve({ position: BigInt(i), entry });
      };
      return openProcess(spoilt, vault).state();
    };
    await expect(told((all) => all.filter((_, i) => i !== 1))).rejects.toThrow('revision 2 after 0');
    await expect(told((all) => all.map((entry, i) => (i === 1 ? { ...entry, previousHash: GENESIS_HASH } : entry)))).rejects.toThrow('the chain is broken at revision 1');
  });

  it('folds on when a person was erased', async () => {
    const { send, log, vault } = openProcess();
    done(await send('a', { kind: 'note', amounts: [1], name: '张三' }));
    vault.erase(STREAM, 'applicant');
    expect((await openProcess(log, vault).state()).names).toEqual(['〔已删除 erased〕']);
  });
});

describe('a refused reaction', () => {
  it('is itself an entry', async () => {
    const { send, log } = openProcess();
    const decider = recordingRefusals(ledger, (refusal) => ({ type: 'test.Stepped', version: 1, data: { to: refusal.refusal } }));
    done(await send('a', { kind: 'note', amounts: [-1] }, { decider }));
    expect(log.entriesOf(STREAM)[0]?.data).toEqual({ to: 'test.negative' });
    done(await send('b', ten, { decider }));
    expect(registry.newestVersion('test.Noted')).toBe(1);
  });
});
