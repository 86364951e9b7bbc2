import { describe, expect, it } from '@jest/globals';
import { type Actor, agencyCode, eventId, instant, type RecordedEntry, type Role } from '@juanzong/kernel';
import { accessOf, mayNotSee, mayReveal } from './may-see.js';

const CASE = 'c1';
const entry = (revision: number, type: string, data: object = {}, agency = '340103', actor: Actor = { id: 'clerk@340103', role: 'clerk', agency: '340103' }): RecordedEntry => ({
  eventId: eventId(`e${revision}`), type, version: 1, data, revision, occurredAt: { precision: 'instant', at: instant(revision) }, recordedAt: instant(revision), actor, agency: agencyCode(agency),
});
const FORWARDED = [
  entry(0, 'intake.ApplicationReceived', {}, '340103', { id: 'organ@340103', role: 'organ', agency: '340103' }),
  entry(1, 'cross-region-transfer.ForwardProposed', { to: '340104' }),
  entry(2, 'cross-region-transfer.Forwarded', { to: '340104' }, '340104'),
  entry(3, 'assignment.ProviderAssigned', { lawyerId: 'L-1' }, '340104'),
  entry(4, 'quality-review.ReviewersAppointed', { reviewers: [{ reviewerId: 'R-1' }] }, '340104'),
];
const who = (id: string, role: Role, agency?: string): Actor => ({ id, role, ...(agency === undefined ? {} : { agency }) });
const sees = (actor: Actor, entries = FORWARDED): boolean => {
  const access = accessOf(CASE, entries);
  return access !== undefined && mayNotSee(access, actor) === undefined;
};
const reveals = (actor: Actor): boolean => {
  const access = accessOf(CASE, FORWARDED);
  return access !== undefined && mayReveal(actor, access);
};

describe('who may see a case', () => {
  it('the owner, and the agency it was forwarded from; the one it is proposed to before it gets it; no other', () => {
    for (const agency of ['340103', '340104']) expect(sees(who('x', 'clerk', agency))).toBe(true);
    expect(sees(who('x', 'clerk', '340104'), FORWARDED.slice(0, 2))).toBe(true);
    expect(sees(who('x', 'clerk', '340104'), FORWARDED.slice(0, 1))).toBe(false);
    expect(sees(who('x', 'clerk', '440703'))).toBe(false);
  });

  it('a bureau above, operators and auditors', () => {
    for (const region of ['340104', '340100', '340000', '000000']) expect(sees(who('s', 'supervisor', region))).toBe(true);
    expect(sees(who('s', 'supervisor', '440000'))).toBe(false);
    expect([sees(who('auditor', 'auditor')), sees(who('operator', 'operator'))]).toEqual([true, true]);
  });

  it('a lawyer while they have it, a reviewer who is appointed, a recipient their own, an organ what it forwarded', () => {
    expect(sees(who('lawyer:L-1', 'lawyer'))).toBe(true);
    expect(sees(who('lawyer:L-1', 'lawyer'), [...FORWARDED, entry(5, 'assignment.ProviderRelieved', { lawyerId: 'L-1' }, '340104')])).toBe(false);
    expect([sees(who('reviewer:R-1', 'reviewer')), sees(who('reviewer:R-2', 'reviewer'))]).toEqual([true, false]);
    expect([sees(who('recipient:c1', 'recipient')), sees(who('recipient:c2', 'recipient'))]).toEqual([true, false]);
    expect([sees(who('organ@340103', 'organ', '340103')), sees(who('organ@340104', 'organ', '340104'))]).toEqual([true, false]);
    expect(sees(who('auditor', 'auditor'), [])).toBe(false);
  });

  it('opens what names a person: the owner’s staff, the bureau above, an appointed reviewer, an auditor; nobody else', () => {
    const may = [who('x', 'examiner', '340104'), who('s', 'supervisor', '340100'), who('reviewer:R-1', 'reviewer'), who('auditor', 'auditor')];
    const mayNot = [who('x', 'examiner', '340103'), who('s', 'supervisor', '440000'), who('reviewer:R-2', 'reviewer'), who('operator', 'operator'), who('lawyer:L-1', 'lawyer'), who('recipient:c1', 'recipient'), who('organ@340103', 'organ', '340103')];
    expect([may.map(reveals), mayNot.map(reveals)]).toEqual([may.map(() => true), mayNot.map(() => false)]);
  });
});
