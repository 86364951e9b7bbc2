import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@juanzong/kernel';
import fc from 'fast-check';
import { application, awaiting, clerkOf, incomplete, input, JINGHU, NOTICED_AT, notification, nothing, receive, received, supply } from './spec-support/line.js';

const organ = { id: `organ@${JINGHU}`, role: 'organ', agency: JINGHU } as const;
/** A Saturday; Monday noon is forty-four hours later. */
const ASKED = '2024-03-09T08:00:00.000Z';
const from = (more: Partial<Parameters<typeof application>[0]> = {}) =>
  application({ channel: 'DETENTION', request: { requestedAt: ASKED, through: 'DETENTION', organ: '芜湖市看守所' }, ...more });
const withoutNumber = (of: ReturnType<typeof application>) => {
  const { registerNumber: _none, ...rest } = of;
  return rest;
};
const at = (when: string) => ({ input, at: when, actor: organ });
const clock = (late: boolean) => [
  'intake.ApplicationReceived', 'intake.GreenChannelDecided', { type: 'intake.DeadlineStarted', data: { deadline: { ruleId: 'examination' } } },
  { type: 'intake.DeadlineStarted', data: { deadline: { ruleId: 'forward-24h', startedAt: ASKED, unit: 'HOUR' } } }, { type: 'intake.DeadlineMet', data: { ruleId: 'forward-24h', late } },
];

describe('what an organ, a place of custody or a duty lawyer passes on', () => {
  it.each([
    ['on the same day', '2024-03-09T10:00:00.000Z', false],
    ['in the last millisecond, on a Sunday', '2024-03-10T08:00:00.000Z', false],
    ['a millisecond late: weekends count', '2024-03-10T08:00:00.001Z', true],
    ['on Monday', '2024-03-11T04:00:00.000Z', true],
  ] as const)('is in time within twenty-four hours of the request. %s', (_what, when, late) => {
    const file = nothing().when(receive(from()), at(when)).then(...clock(late)).file;
    expect(Object.values('deadlines' in file.state ? file.state.deadlines : {}).map(({ deadline }) => deadline.ruleId)).toEqual(['examination']);
  });

  it('is reckoned in the hour of whatever zone it was said', () => {
    const shanghai = from({ request: { requestedAt: '2024-03-09T16:00:00.000+08:00', through: 'DETENTION', organ: '芜湖市看守所' } });
    nothing().when(receive(shanghai), at('2024-03-09T10:00:00.000Z')).then(...clock(false));
  });

  it('of which only the day is known is late for certain from the day after the hours ended', () => {
    const on = (date: string) => ({ ...at('2024-03-20T02:00:00.000Z'), occurredAt: { precision: 'day', date: calendarDate(date) } as const });
    nothing().when(receive(from()), on('2024-03-10')).then(...clock(false));
    nothing().when(receive(from()), on('2024-03-11')).then(...clock(true));
    nothing().when(receive(from()), on('2024-03-08')).thenRefused('intake.requested-after-receipt');
  });

  it('says when the person asked and who passes it on', () => {
    const { request: _none, ...silent } = withoutNumber(from());
    nothing().when(receive(silent), at(NOTICED_AT)).thenRefused('intake.request-missing', { channel: 'DETENTION' });
    const unsaid = withoutNumber(from({ request: { requestedAt: null, through: 'DETENTION', organ: '芜湖市看守所' } }));
    nothing().when(receive(unsaid), at('2024-03-09T10:00:00.000Z')).thenRefused('intake.request-missing');
    nothing().when(receive(from({ channel: 'ORGAN' })), at('2024-03-09T10:00:00.000Z')).thenRefused('intake.request-through-another', { channel: 'ORGAN', through: 'DETENTION' });
    nothing().when(receive(from({ channel: 'WINDOW' })), { ...at('2024-03-09T10:00:00.000Z'), actor: clerkOf(JINGHU) }).thenRefused('intake.request-not-for-channel');
    nothing().when(receive(from()), at('2024-03-09T07:59:59.999Z')).thenRefused('intake.requested-after-receipt');
  });

  it('from a register that names no hour starts no clock, and the entry says that it is not known', () => {
    const { request: _none, ...row } = from({ handlingOrgan: '芜湖市公安局镜湖分局' });
    nothing().when(receive(row), { ...at('2024-03-09T10:00:00.000Z'), actor: clerkOf(JINGHU) }).then(
      { type: 'intake.ApplicationReceived', data: { application: { request: { requestedAt: null, through: 'DETENTION', organ: '芜湖市公安局镜湖分局' } } } }, 'intake.GreenChannelDecided', 'intake.DeadlineStarted',
    );
    const unsaid = from({ request: { requestedAt: null, through: 'DETENTION', organ: null } });
    nothing().when(receive(unsaid), at('2024-03-09T10:00:00.000Z')).then('intake.ApplicationReceived', 'intake.GreenChannelDecided', 'intake.DeadlineStarted');
  });

  it('is all that an organ may register, beside its notices', () => {
    nothing().when(receive(application()), at(NOTICED_AT)).thenRefused('intake.channel-not-of-organ', { channel: 'WINDOW' });
    nothing().when(receive(notification()), at(NOTICED_AT)).then('intake.ApplicationReceived', 'intake.GreenChannelDecided', 'intake.DeadlineStarted');
  });

  it('is late exactly where more than twenty-four hours had passed', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 60 * 3_600_000 }), (passed) => {
      const outcome = nothing().when(receive(from()), at(new Date(Date.parse(ASKED) + passed).toISOString()));
      expect(outcome.events.at(-1)?.data).toMatchObject({ ruleId: 'forward-24h', late: passed > 24 * 3_600_000 });
    }), { numRuns: 30 });
  });
});

describe('a supplement whose time had passed when it was recorded', () => {
  const deem = { kind: 'recordDeemedWithdrawal' } as const;
  /** Received and noticed in March, recorded in June. */
  const backlog = () => incomplete().when({ kind: 'requestSupplement' }, { input, at: '2024-06-03T02:00:00.000Z', occurredAt: { precision: 'day', date: calendarDate('2024-03-06') } }).file;

  it('is fired by nobody; the clerk records that nothing was supplied', () => {
    const file = backlog();
    const open = Object.values('deadlines' in file.state ? file.state.deadlines : {}).find(({ deadline }) => deadline.ruleId === 'supplement')?.deadline;
    file.when({ kind: 'fireDeadline', deadlineId: open?.deadlineId ?? '', generation: 0 }, { input, at: '2024-06-03T02:00:00.000Z' }).then();
    const ended = file.when(deem, { input, at: '2024-06-03T02:00:00.000Z', actor: clerkOf(JINGHU) }).then(
      { type: 'intake.DeadlineMissed', data: { ruleId: 'supplement', passedWhenRecorded: true } }, 'intake.ApplicationDeemedWithdrawn', { type: 'intake.DeadlineFellAway', data: { ruleId: 'examination', reason: 'CASE_ENDED' } },
    ).file;
    ended.when(deem, { input, at: '2024-06-03T02:00:00.000Z' }).thenRefused('intake.already-ended', { how: 'DEEMED_WITHDRAWN' });
  });

  it('is not deemed withdrawn while its time runs, or where none was asked for', () => {
    awaiting().when(deem, { input, at: NOTICED_AT }).thenRefused('intake.supplement-period-runs');
    received().when(deem, { input, at: NOTICED_AT }).thenRefused('intake.supplement-not-requested');
    backlog().when(supply('APPLICATION_FORM', 'IDENTITY'), { input, at: '2024-06-03T02:00:00.000Z' }).file.when(deem, { input, at: '2024-06-03T02:00:00.000Z' }).thenRefused('intake.supplement-not-requested');
  });
});

describe('a case after its decision', () => {
  const finished = (...types: string[]) => {
    const file = received().events({ type: 'intake.ApplicationAccepted', data: { caseNumber: '1', receipt: { items: [], receivedOn: '2024-03-05' } } }, ...types.map((type) => ({ type, data: {} })));
    return 'finished' in file.state && file.state.finished;
  };

  it('is over with a refusal or a termination, comes back with an objection, and goes on with a grant by order', () => {
    expect(finished('eligibility.AidRefused')).toBe(true);
    expect(finished('eligibility.AidGranted', 'eligibility.AidTerminated')).toBe(true);
    expect(finished('eligibility.AidRefused', 'eligibility.ObjectionFiled')).toBe(false);
    expect(finished('eligibility.AidRefused', 'eligibility.ObjectionFiled', 'eligibility.ObjectionWithdrawn')).toBe(true);
    expect(finished('eligibility.AidRefused', 'eligibility.ObjectionFiled', 'eligibility.ObjectionDecided')).toBe(true);
    expect(finished('eligibility.AidRefused', 'eligibility.ObjectionFiled', 'eligibility.ObjectionDecided', 'eligibility.AidGranted')).toBe(false);
  });
});
