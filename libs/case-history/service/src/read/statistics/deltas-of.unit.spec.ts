import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@juanzong/kernel';
import { recordedEntries } from '@juanzong/testing';
import fc from 'fast-check';
import { deltasOf } from './deltas-of.js';
import { mayCount } from './measures-of.js';
import { type Happened, type History, histories, replay } from './fixtures/histories.fixture.js';

const APPLICATION = { matter: 'LABOUR_PAY', groups: ['WOMAN'], channel: 'WINDOW' };
const received = { type: 'intake.ApplicationReceived', data: { application: APPLICATION }, at: '2024-03-05T02:00:00.000Z', eventId: 'r' };
const corrected = { type: 'intake.ApplicationReceivedCorrected', data: { application: { ...APPLICATION, matter: 'MAINTENANCE' } }, at: '2024-04-01T02:00:00.000Z', corrects: 'r' };
const brief = (rows: ReturnType<typeof deltasOf>) => rows.map(({ measure, matter, occurredOn, delta }) => [measure, matter, occurredOn, delta]);

/** What counts at an instant: the steps known by then, those that cancel each other out left out. */
function standing({ caseId, entries }: History, knownAt: Instant): string[] {
  const sums = new Map<string, number>();
  for (const { deltaId: _id, recordedAt, revision: _revision, delta, category: _category, lawyerName: _name, ...fact } of deltasOf(caseId, entries)) {
    if (recordedAt > knownAt) continue;
    sums.set(spelled(fact), (sums.get(spelled(fact)) ?? 0) + delta);
  }
  return [...sums].flatMap(([fact, sum]) => Array.from({ length: sum }, () => fact)).sort();
}
const spelled = ({ measure, caseId, occurredOn, agency, matter, groups, channel, lawyerId, grade }: Happened): string =>
  JSON.stringify([measure, caseId, occurredOn, agency, matter, groups, channel, lawyerId, grade]);

describe('the steps of a case’s counts', () => {
  it('at any past instant sum up to a replay of the case file as it was known then', () => {
    fc.assert(fc.property(histories, (history) => {
      for (const { recordedAt } of history.entries) {
        const before = new Date(Date.parse(recordedAt) - 1).toISOString() as Instant;
        for (const instant of [recordedAt, before]) expect(standing(history, instant)).toEqual(replay(history, instant).map(spelled).sort());
      }
    }));
  });

  it('of a prefix of the file are a prefix: what was written never changes', () => {
    fc.assert(fc.property(histories, fc.nat(20), ({ caseId, entries }, upTo) => {
      const whole = deltasOf(caseId, entries);
      expect(deltasOf(caseId, entries.slice(0, upTo))).toEqual(whole.filter(({ revision }) => revision < upTo));
      expect(new Set(whole.map(({ deltaId }) => deltaId)).size).toBe(whole.length);
    }));
  });

  it('come from entries of which it is said that they may count, and from no others', () => {
    fc.assert(
      fc.property(histories, ({ caseId, entries }) => {
        const types = new Map(entries.map(({ revision, type }) => [revision, type]));
        const counted = new Set(deltasOf(caseId, entries).map(({ revision }) => types.get(revision) ?? ''));
        expect([...counted].filter((type) => !mayCount(type))).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(['intake.MaterialsSupplied', 'assignment.ProgressReported', 'intake.DeadlineMet'].filter(mayCount)).toEqual([]);
  });

  it('a correction takes back what counted and counts it anew: dated as it happened, known since the correction', () => {
    const rows = deltasOf('c', recordedEntries([received, { type: 'intake.ApplicationAccepted', data: {}, at: '2024-03-07T02:00:00.000Z' }, corrected]));
    expect(brief(rows)).toEqual([
      ['RECEIVED', 'LABOUR_PAY', '2024-03-05', 1], ['ACCEPTED', 'LABOUR_PAY', '2024-03-07', 1],
      ['RECEIVED', 'LABOUR_PAY', '2024-03-05', -1], ['ACCEPTED', 'LABOUR_PAY', '2024-03-07', -1], ['RECEIVED', 'MAINTENANCE', '2024-03-05', 1], ['ACCEPTED', 'MAINTENANCE', '2024-03-07', 1],
    ]);
    expect(rows.slice(2).every(({ recordedAt }) => recordedAt === corrected.at)).toBe(true);
  });

  it('a termination that is revoked: granted once, and closed only when the case is closed again', () => {
    const closed = (at: string) => ({ type: 'assignment.CaseClosed', data: {}, at });
    const rows = deltasOf('c', recordedEntries([
      received, { type: 'eligibility.AidGranted', data: {} }, { type: 'eligibility.AidTerminated', data: {} }, closed('2024-04-02T02:00:00.000Z'),
      { type: 'eligibility.ObjectionDecided', data: { outcome: 'TERMINATION_REVOKED' } }, { type: 'eligibility.AidGranted', data: { basis: 'OBJECTION' } }, closed('2024-09-02T02:00:00.000Z'),
    ]));
    expect(rows.map(({ measure, delta }) => [measure, delta])).toEqual([['RECEIVED', 1], ['GRANTED', 1], ['TERMINATED', 1], ['CLOSED', 1], ['CLOSED', -1], ['CLOSED', 1]]);
    expect(rows.filter(({ measure }) => measure === 'CLOSED').map(({ occurredOn }) => occurredOn)).toEqual(['2024-04-02', '2024-04-02', '2024-09-02']);
  });

  it('a correction of something else moves nothing; a forwarding counts for both agencies, a missed deadline for who owed it', () => {
    expect(deltasOf('c', recordedEntries([received, { ...corrected, data: { application: APPLICATION } }]))).toHaveLength(1);
    const rows = deltasOf('c', recordedEntries([
      received, { type: 'cross-region-transfer.Forwarded', data: { from: '340202', to: '340100' }, agency: '340100' }, { type: 'eligibility.DeadlineMissed', data: { owner: '340100' } },
    ]));
    expect(rows.map(({ measure, agency }) => [measure, agency])).toEqual([['RECEIVED', '340202'], ['FORWARDED_OUT', '340202'], ['FORWARDED_IN', '340100'], ['DEADLINE_MISSED', '340100']]);
  });
});
