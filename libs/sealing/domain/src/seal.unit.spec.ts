import { describe, expect, it } from '@jest/globals';
import { calendarDate, type CommandContext, instant, isRefusal, type RecordedEntry } from '@juanzong/kernel';
import { agencySealedV1 } from '@juanzong/sealing-contracts';
import { createHash } from 'node:crypto';
import { AgencyBooks, daysToSeal, type NotedEntry, NOTHING, sealDecider, type SealDay, type SealState } from './index.js';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const tools = { sha256: (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest(), signer: { keyId: 'k', publicKey: 'p', sign: (text: string) => `signed ${hash(text)}` } };
const day = calendarDate;
const on = (today: string) => ({ today: day(today) }) as unknown as CommandContext;
const at = (text: string) => instant(Date.parse(`${text}+08:00`));
const noted = (stream: string, revision: number, when: string, type = 'x', data: unknown = {}): NotedEntry => ({ stream, revision, hash: hash(`${stream}${revision}`), recordedAt: at(when), type, data });
const registered = (revision: number, registeredCase: string, when: string): NotedEntry =>
  noted('agency-340202', revision, when, 'intake.CaseRegistered', { registeredCase, ordinal: revision + 1, openedBy: 'e' });

function booksOf(...entries: readonly NotedEntry[]): AgencyBooks {
  const books = new AgencyBooks();
  for (const entry of entries) books.note(entry);
  return books;
}

const books = booksOf(
  noted('case-a', 0, '2024-03-05T23:59:59.999'), registered(0, 'a', '2024-03-05T23:59:59.999'), noted('case-a', 1, '2024-03-06T00:00:00.000'),
  noted('case-b', 0, '2024-03-06T09:00:00.000'), noted('lawyer-1', 0, '2024-03-06T09:00:00.000'), registered(1, 'b', '2024-03-06T09:00:01.000'), noted('case-a', 2, '2024-03-08T10:00:00.000'),
);
const command = (on: string): SealDay => ({ agency: '340202', clock: 'real', day: day(on), ...books.at('340202', day(on)) });
const entry = (data: unknown): RecordedEntry => ({ type: 'sealing.AgencySealed', data }) as RecordedEntry;
const fresh = sealDecider.initialState();

/** Seals day after day. */
function sealed(...days: readonly string[]): { state: SealState; data: ReturnType<typeof agencySealedV1.schema.parse>[] } {
  let state: SealState = fresh;
  const data = days.map((one) => {
    const decision = sealDecider.decide(command(one), state, on('2024-04-01'), tools);
    if (isRefusal(decision)) throw new Error(decision.refusal);
    const written = agencySealedV1.schema.parse(decision[0]?.data);
    state = sealDecider.evolve(state, entry(written));
    return written;
  });
  return { state, data };
}

describe('the books of an agency', () => {
  it('end a day at midnight in Asia/Shanghai, by when an entry was recorded', () => {
    expect(books.agencies()).toEqual(['340202']);
    expect(books.firstDay('340202')).toBe('2024-03-05');
    expect(books.at('340202', day('2024-03-05'))).toEqual({ ledger: { revision: 0, hash: hash('agency-3402020') }, cases: [{ caseId: 'a', revision: 0, hash: hash('case-a0') }] });
    expect(books.at('340202', day('2024-03-07')).cases.map(({ caseId, revision }) => [caseId, revision])).toEqual([['a', 1], ['b', 0]]);
    expect(books.at('340202', day('2024-03-08')).cases[0]?.revision).toBe(2);
  });

  it('say the same of the present after the past was forgotten', () => {
    const other = booksOf(noted('case-a', 0, '2024-03-05T09:00:00.000'), registered(0, 'a', '2024-03-05T09:00:00.000'), noted('case-a', 1, '2024-03-06T09:00:00.000'), noted('case-a', 2, '2024-03-08T09:00:00.000'));
    other.forgetBefore(day('2024-03-07'));
    expect(other.at('340202', day('2024-03-07')).cases[0]?.revision).toBe(1);
    expect(other.at('340202', day('2024-03-08')).cases[0]?.revision).toBe(2);
    expect(other.at('340202', day('2024-03-05')).cases[0]?.revision).toBe(-1);
  });
});

describe('sealing', () => {
  it('takes every day from the first line of the ledger to the last that is over', () => {
    expect(daysToSeal(day('2024-02-28'), undefined, day('2024-03-02'))).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
    expect(daysToSeal(day('2024-02-28'), day('2024-03-01'), day('2024-03-02'))).toEqual([]);
  });

  it('refers to the root before, so that even a day on which nothing happened has a root of its own', () => {
    const { data: [first, second, third] } = sealed('2024-03-05', '2024-03-06', '2024-03-07');
    expect(first).toMatchObject({ cases: 1, treeSize: 2, previousRoot: NOTHING, heads: [{ ordinal: 1, revision: 0 }] });
    expect(second).toMatchObject({ cases: 2, treeSize: 3, previousRoot: first?.root, heads: [{ ordinal: 1, revision: 1 }, { ordinal: 2, revision: 0 }] });
    expect(third).toMatchObject({ cases: 2, previousRoot: second?.root, heads: [] });
    expect(third?.root).not.toBe(second?.root);
  });

  it('refuses a day that is not over, a day that was skipped, and less than it sealed before', () => {
    expect(sealDecider.decide(command('2024-03-05'), fresh, on('2024-03-05'), tools)).toMatchObject({ refusal: 'sealing.day-not-over' });
    const { state } = sealed('2024-03-05', '2024-03-06');
    expect(sealDecider.decide(command('2024-03-08'), state, on('2024-04-01'), tools)).toMatchObject({ refusal: 'sealing.day-skipped' });
    const next = command('2024-03-07');
    const [a, b] = next.cases;
    const shorter = (change: Partial<SealDay>) => sealDecider.decide({ ...next, ...change }, state, on('2024-04-01'), tools);
    expect(shorter({ cases: [{ ...a, caseId: 'a', revision: 0, hash: hash('x') }, b as never] })).toMatchObject({ refusal: 'sealing.file-shorter', params: { file: 'a' } });
    expect(shorter({ cases: [a as never] })).toMatchObject({ refusal: 'sealing.file-shorter' });
    expect(shorter({ ledger: { revision: 0, hash: hash('x') } })).toMatchObject({ refusal: 'sealing.file-shorter' });
    expect(isRefusal(shorter({}))).toBe(false);
  });

  it('writes nothing twice', () => {
    expect(sealDecider.decide(command('2024-03-05'), sealed('2024-03-05').state, on('2024-04-01'), tools)).toEqual([]);
  });
});
