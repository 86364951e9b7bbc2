import { describe, expect, it } from '@jest/globals';
import type { Deadline } from '@juanzong/common-contracts';
import { calendarDate } from '@juanzong/kernel';
import { policyBook } from '@juanzong/policy';
import { identityNumberOf, type IntakeCommand, intakeRefusals } from './index.js';
import {
  accepted, application, awaiting, COMPLETE, incomplete, input, JINGHU, NOTICED_AT, notification, nothing, receive, received, supply, withNumber,
} from './spec-support/line.js';

const LATE = { input, at: '2024-06-01T00:00:00.000Z' };
const deadlineOf = (file: { readonly state: object }, rule: string): Deadline =>
  Object.values((file.state as { deadlines: Record<string, { deadline: Deadline }> }).deadlines).map(({ deadline }) => deadline).find(({ ruleId }) => ruleId === rule) as Deadline;
const fire = ({ deadlineId, generation }: Deadline): IntakeCommand => ({ kind: 'fireDeadline', deadlineId, generation });
const deem = { kind: 'recordDeemedWithdrawal' } as const;

describe('receiving', () => {
  it('says which matter and which channel do not fit', () => {
    nothing().when(receive(application({ matter: 'NO_SUCH' })), { input }).thenRefused('intake.unknown-matter', { matter: 'NO_SUCH' });
    nothing().when(receive(application({ matter: 'NOTIFIED_MINOR' })), { input }).thenRefused('intake.channel-does-not-fit-matter', { matter: '通知辩护：未成年人', channel: 'WINDOW' });
  });

  it('in the very moment of the request is in time, and a later request is named; without a rule there is no clock', () => {
    const at = '2024-03-09T08:00:00.000Z';
    const asked = (requestedAt: string) => receive(application({ channel: 'DETENTION', request: { requestedAt, through: 'DETENTION', organ: '芜湖市看守所' } }));
    const started = ['intake.ApplicationReceived', 'intake.GreenChannelDecided', 'intake.DeadlineStarted'];
    nothing().when(asked(at), { input, at }).then(...started, 'intake.DeadlineStarted', { type: 'intake.DeadlineMet', data: { late: false } });
    nothing().when(asked('2024-03-09T16:00:00.001+08:00'), { input, at }).thenRefused('intake.requested-after-receipt', { requestedAt: '2024-03-09T08:00:00.001Z' });
    const without = { ...input, book: policyBook(input.book.packs.filter(({ id }) => id !== 'cn.law.forward-24h')) };
    nothing().when(asked(at), { input: without, at }).then(...started);
  });

  it('names the channel that lacks a request, or has one too many', () => {
    const { registerNumber: _none, ...silent } = application({ channel: 'DETENTION', request: { requestedAt: null, through: 'DETENTION', organ: null } });
    nothing().when(receive(silent), { input }).thenRefused('intake.request-missing', { channel: 'DETENTION' });
    nothing().when(receive(application({ request: { requestedAt: null, through: 'DETENTION', organ: null } })), { input }).thenRefused('intake.request-not-for-channel', { channel: 'WINDOW' });
  });
});

describe('a supplement', () => {
  it('is known as unanswered, and what is handed in before any notice is kept without one', () => {
    expect(awaiting().state).toMatchObject({ notice: { missing: ['APPLICATION_FORM', 'IDENTITY'], answered: false } });
    const before = incomplete().when(supply('APPLICATION_FORM', 'IDENTITY'), { input }).file;
    expect(before.state).toMatchObject({ status: 'Received', materials: [...COMPLETE.slice(2), 'APPLICATION_FORM', 'IDENTITY'] });
    expect(before.state).not.toHaveProperty('notice');
    expect(accepted().events({ type: 'intake.MaterialsSupplied', data: { materials: ['AGENT_PROOF'], documents: [], stillMissing: [] } }).state).toMatchObject({ status: 'Accepted' });
  });

  it('in part is kept too', () => {
    expect(awaiting().when(supply('IDENTITY'), { input }).file.state).toMatchObject({ status: 'AwaitingSupplement', materials: [...COMPLETE.slice(2), 'IDENTITY'], notice: { answered: false } });
  });

  it('carries its documents and its rules, and lets the examination run under a calendar that is pinned', () => {
    const document = { digest: 'a'.repeat(64), size: 1, mediaType: 'image/png', kind: 'scan' };
    const [supplied, , resumed] = awaiting().when({ kind: 'supplyMaterials', materials: ['APPLICATION_FORM', 'IDENTITY'], documents: [document] }, { input }).events;
    expect(supplied?.data).toMatchObject({ documents: [document] });
    expect(supplied?.rules?.policyVersions.map(({ id }) => id)).toContain('cn.param.materials');
    expect(resumed?.rules).toEqual({ policyVersions: [], calendarVersion: input.calendar.version });
  });

  it('shows in its trace what was handed in, as far as the catalogue knows it', () => {
    const [notice] = received(application({ materials: ['IDENTITY', 'NO_SUCH_CODE'] })).when({ kind: 'requestSupplement' }, { input }).events;
    expect((notice?.data as unknown as { trace: { saw: { handedIn: string[] } }[] }).trace[0]?.saw.handedIn).toEqual(['IDENTITY']);
  });

  it('asks by the route: a rule may name each', () => {
    const base = input.book.packs.find(({ id }) => id === 'cn.param.materials');
    const asking = (params: object) => ({ ...input, book: policyBook([...input.book.packs, { ...base, id: 'x.materials', params: { required: [{ anyOf: ['AGENT_PROOF'], ...params }] } } as NonNullable<typeof base>]) });
    const missing = (of: ReturnType<typeof application>, params: object) =>
      (received(of).when({ kind: 'requestSupplement' }, { input: asking(params) }).events[0]?.data as { missing: string[] }).missing.includes('AGENT_PROOF');
    const waived = application({ matter: 'DOMESTIC_VIOLENCE', materials: [] });
    expect([missing(waived, { routes: ['WAIVED'] }), missing(waived, { routes: ['TESTED'] }), missing(waived, { verification: ['COMMITMENT'] })]).toEqual([true, false, false]);
    const notified = notification({ materials: [] });
    expect([missing(notified, { routes: ['NOT_REQUIRED'] }), missing(notified, { routes: ['TESTED'] })]).toEqual([true, false]);
  });

  it('is not deemed withdrawn by another duty that ran out, nor where nobody asked for one', () => {
    const notified = received(notification({ materials: [] })).when({ kind: 'requestSupplement' }, { input, at: NOTICED_AT }).file;
    notified.when(fire(deadlineOf(notified, 'notification-assignment')), LATE).then({ type: 'intake.DeadlineMissed', data: { ruleId: 'notification-assignment' } });
    const unasked = received().events({ type: 'intake.DeadlineStarted', data: { deadline: deadlineOf(awaiting(), 'supplement') } });
    unasked.when(fire(deadlineOf(unasked, 'supplement')), LATE).then({ type: 'intake.DeadlineMissed', data: { ruleId: 'supplement' } });
    unasked.when(deem, LATE).thenRefused('intake.supplement-not-requested');
  });

  it('may be supplied until its last moment, and the refusal says when that is', () => {
    const { dueAt, dueDate } = deadlineOf(awaiting(), 'supplement');
    awaiting().when(deem, { input, at: dueAt }).thenRefused('intake.supplement-period-runs', { dueDate });
    awaiting().when(deem, { input, at: new Date(Date.parse(dueAt) + 1).toISOString() }).then('intake.DeadlineMissed', 'intake.ApplicationDeemedWithdrawn', 'intake.DeadlineFellAway');
  });
});

describe('other guards', () => {
  it('an accepted application is named by its number', () => accepted().when({ kind: 'accept' }, { input }).thenRefused('intake.already-accepted', { caseNumber: withNumber.caseNumber ?? '' }));

  it('a correction fills in of a household what is known, and leaves the rest unknown', () => {
    const { household: _none, ...without } = application();
    const [corrected] = received(without).when({ kind: 'correct', changes: { household: { size: 2 } as never }, reason: 'x', evidence: 'y' }, { input }).events;
    expect((corrected?.data as { application: { household: object } }).application.household).toEqual({ size: 2, monthlyIncomeFen: null, assetsFen: null });
  });

  it('a clock that a published calendar moves pins that calendar, and nothing else', () => {
    const file = received(application(), JINGHU, '2029-03-05T02:00:00.000Z');
    const published = { ...input.calendar, version: 'cn-next', publishedUntil: calendarDate('2029-12-31') };
    file.when({ kind: 'recomputeDeadline', deadlineId: deadlineOf(file, 'examination').deadlineId }, { input: { ...input, calendar: published } })
      .then({ type: 'intake.DeadlineRecomputed', rules: { policyVersions: [], calendarVersion: 'cn-next' }, data: { deadline: { calendarProvisional: false } } });
  });

  it('an identity number has one form, which hashes outlive', () => {
    expect([identityNumberOf(' 34020219850307001x'), identityNumberOf('340202198503070018'), identityNumberOf('110105491231002', 'ID_CARD')]).toEqual(['34020219850307001X', '340202198503070018', '11010519491231002X']);
  });

  it('every refusal has its sentence and its status', () => {
    expect(Object.keys(intakeRefusals).length).toBeGreaterThan(30);
    expect(intakeRefusals['intake.agency-missing'].status).toBe(403);
  });
});
