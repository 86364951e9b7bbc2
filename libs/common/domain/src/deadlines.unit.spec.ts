import { describe, expect, it } from '@jest/globals';
import { addPaused, dueAt, type WorkCalendar } from '@juanzong/calendar';
import type { Deadline } from '@juanzong/common-contracts';
import { agencyCode, calendarDate, commandId, type CommandContext, dateOf, eventId, type Instant, instant } from '@juanzong/kernel';
import { isPolicyMissing, policyBook } from '@juanzong/policy';
import { platformRules, recordedEntries } from '@juanzong/testing';
import fc from 'fast-check';
import {
  evolveDeadlines, fellAwayData, metData, missedData, type OpenDeadline, openDeadline, pausedData, recomputedData, refusalText, resumedData, startDeadline, stoppedBy,
} from './index.js';

const input = platformRules();
const START = Date.parse('2023-03-06T02:00:00.000Z');
const at = (ms: number): Instant => instant(ms);
const contextAt = (now: Instant): CommandContext => ({
  commandId: commandId('c'), actor: { id: 'clerk', role: 'clerk' }, now, today: dateOf(now), occurredAt: { precision: 'instant', at: now },
  ids: { entry: (i) => eventId(`e${i}`), derive: (...parts) => parts.join('|'), deadline: (entry, rule) => `${entry}/${rule}` as never },
});
const DAY = 86_400_000;

/** 杭州 on a day when the law (7 days), the old procedure (7 working days), the province and the city (5 working days) all speak. */
const startAt = (now: Instant, startedAt: Instant = now, region = '330100', calendar: WorkCalendar = input.calendar) => {
  const started = startDeadline(
    { ruleId: 'examination', startedBy: eventId('e0'), startedAt: { precision: 'instant', at: startedAt }, owner: agencyCode(region) }, { ...input, calendar }, contextAt(now));
  if (isPolicyMissing(started)) throw new Error('no rules');
  return started;
};
const openAt = (ms: number): OpenDeadline => ({ deadline: startAt(at(ms)).deadline });

describe('starting a clock', () => {
  it('takes every rule of the place as a candidate and the earliest date as due, and pins them with the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 170 }), (days) => {
        const start = at(START + days * DAY);
        const { deadline, rules } = startAt(start);
        expect(deadline.candidates.map(({ rule }) => rule).sort()).toEqual(['cn.law.examination', 'cn.proc2012.examination', 'hz.examination', 'zj.examination']);
        const dates = deadline.candidates.map((one) => dueAt(start, { amount: one.amount, unit: one.unit }, { rollOnHoliday: one.rollOnHoliday }, input.calendar).dueAt);
        expect(deadline.candidates.map((one) => one.dueAt)).toEqual(dates);
        expect(deadline.dueAt).toBe([...dates].sort()[0]);
        expect(rules.policyVersions.map(({ id }) => id)).toEqual(expect.arrayContaining(deadline.candidates.map(({ rule }) => rule)));
        expect([rules.calendarVersion, deadline.calendarVersion]).toEqual([input.calendar.version, input.calendar.version]);
        expect(deadline).toMatchObject({ deadlineId: 'e0/examination', startedBy: 'e0', startedAt: start, owner: '330100', generation: 0, pauses: [], passedWhenRecorded: false });
      }),
      { numRuns: 40 },
    );
  });

  it('marks what had passed when it was recorded, from the very next instant', () => {
    const { dueAt: due } = startAt(at(START)).deadline;
    expect(startAt(due as Instant, at(START)).deadline.passedWhenRecorded).toBe(false);
    expect(startAt(at(Date.parse(due) + 1), at(START)).deadline.passedWhenRecorded).toBe(true);
  });

  it('without a rule is an error', () => {
    const none = startDeadline({ ruleId: 'examination', startedBy: eventId('e'), startedAt: { precision: 'day', date: calendarDate('2023-03-06') }, owner: agencyCode('330100') }, { ...input, book: policyBook([]) }, contextAt(at(START)));
    expect(isPolicyMissing(none)).toBe(true);
  });
});

describe('pausing and resuming', () => {
  it('moves every candidate as the calendar says, and the earliest is due', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 * DAY }), fc.integer({ min: 0, max: 40 * DAY }), (untilPause, length) => {
        const open = openAt(START);
        const [pausedAt, resumedAt] = [at(START + untilPause), at(START + untilPause + length)];
        const paused: OpenDeadline = { deadline: { ...open.deadline, generation: pausedData(open, pausedAt, 'SUPPLEMENT').generation }, pausedAt };
        const resumed = resumedData(paused, resumedAt, input.calendar, contextAt(resumedAt));
        const dates = Object.fromEntries(open.deadline.candidates.map((one) => [
          one.rule, addPaused({ unit: one.unit, rollOnHoliday: one.rollOnHoliday, dueAt: one.dueAt as Instant, lastDay: calendarDate(one.lastDay) }, pausedAt, resumedAt, input.calendar).dueAt]));
        expect(Object.fromEntries((resumed?.deadline.candidates ?? []).map(({ rule, dueAt: due }) => [rule, due]))).toEqual(dates);
        expect(resumed?.deadline.dueAt).toBe(Object.values(dates).sort()[0]);
        expect(resumed?.deadline).toMatchObject({ generation: 2, pauses: [{ pausedAt, resumedAt }] });
        expect((resumed?.deadline.dueAt ?? '') >= open.deadline.dueAt).toBe(true);
        expect(resumed?.deadline.passedWhenRecorded).toBe((resumed?.deadline.dueAt ?? '') < resumedAt);
      }),
    );
  });

  it('on the day of the pause, known by the day only, is no time at all', () => {
    const pausedAt = at(START + 3_600_000);
    const resumed = resumedData({ ...openAt(START), pausedAt }, at(START - 3_600_000), input.calendar, contextAt(pausedAt));
    expect(resumed?.resumedAt).toBe(pausedAt);
    expect(resumed?.deadline.dueAt).toBe(openAt(START).deadline.dueAt);
  });

  it('of a running clock is nothing', () => expect(resumedData(openAt(START), at(START), input.calendar, contextAt(at(START)))).toBeUndefined());

  it('is caused by the reasons of the packs, and only of a running clock', () => {
    const open = openAt(START);
    expect(stoppedBy(open, 'SUPPLEMENT')).toBe(true);
    expect(stoppedBy(open, 'WEATHER')).toBe(false);
    expect(stoppedBy({ ...open, pausedAt: at(START) }, 'SUPPLEMENT')).toBe(false);
    const either = { deadline: { ...open.deadline, pausedBy: ['SUPPLEMENT', 'WEATHER'].map((reason) => ({ reason, rule: 'r', verified: true })) } };
    expect([stoppedBy(either, 'SUPPLEMENT'), stoppedBy(either, 'WEATHER')]).toEqual([true, true]);
  });
});

describe('how a clock ends', () => {
  const open = openAt(START);
  const due = Date.parse(open.deadline.dueAt);
  const when = (ms: number) => ({ precision: 'instant', at: at(ms) }) as const;

  it.each([[0, false], [1, true]])('%s ms after the due instant is late: %s', (after, late) => {
    expect(metData(open, eventId('x'), when(due + after))).toMatchObject({ late, metBy: 'x', ruleId: 'examination' });
    expect(fellAwayData(open, eventId('x'), when(due + after), 'CASE_ENDED')).toMatchObject({ late, because: 'x', reason: 'CASE_ENDED' });
  });

  it('a clock that stands still makes nothing late, unless it had run out before', () => {
    expect(metData({ ...open, pausedAt: at(due - 1) }, eventId('x'), when(due + DAY)).late).toBe(false);
    expect(metData({ ...open, pausedAt: at(due + 1) }, eventId('x'), when(due + DAY)).late).toBe(true);
    expect(metData({ ...open, pausedAt: at(due + 2 * DAY) }, eventId('x'), when(due - 1)).late).toBe(false);
  });

  it('is missed once its instant has passed: not paused, of this generation, and not passed when recorded', () => {
    const late = contextAt(at(due + 1));
    expect(missedData(open, 0, late)).toMatchObject({ ruleId: 'examination', owner: '330100', dueAt: open.deadline.dueAt });
    expect(missedData(open, 0, contextAt(at(due)))).toBeUndefined();
    expect(missedData(open, 1, late)).toBeUndefined();
    expect(missedData({ ...open, pausedAt: at(START) }, 0, late)).toBeUndefined();
    expect(missedData({ deadline: { ...open.deadline, passedWhenRecorded: true } }, 0, late)).toBeUndefined();
    expect(missedData(undefined, 0, late)).toBeUndefined();
  });
});

describe('a newly published calendar', () => {
  const START_2030 = Date.parse('2030-04-29T02:00:00.000Z');
  const published: WorkCalendar = { ...input.calendar, version: 'cn-next', publishedUntil: calendarDate('2030-12-31'), isWorkday: (date) => input.calendar.isWorkday(date) && !['2030-05-06', '2030-05-07'].includes(date) };
  const law = (ms: number) => startAt(at(ms), at(ms), '340202').deadline;

  it('dates again what was provisional; another day of rest moves it', () => {
    const open = { deadline: law(START_2030) };
    expect(open.deadline).toMatchObject({ calendarProvisional: true, dueDate: '2030-05-06' });
    const recomputed = recomputedData(open, published, contextAt(at(START_2030)));
    expect(recomputed).toMatchObject({ previousCalendarVersion: input.calendar.version, reason: 'CALENDAR_PUBLISHED', deadline: { dueDate: '2030-05-08', calendarProvisional: false, calendarVersion: 'cn-next', generation: 1 } });
    expect(recomputedData({ deadline: recomputed?.deadline as Deadline }, published, contextAt(at(START_2030)))).toBeUndefined();
  });

  it('leaves alone what was not provisional, is ended, or comes out the same', () => {
    expect(recomputedData(undefined, published, contextAt(at(START)))).toBeUndefined();
    expect(recomputedData({ deadline: law(START) }, published, contextAt(at(START)))).toBeUndefined();
    const still = { ...input.calendar, version: 'cn-next' };
    expect(recomputedData({ deadline: law(START_2030) }, still, contextAt(at(START_2030)))).toBeUndefined();
  });

  it('puts the pauses that are over back in, and is taken note of when a clock resumes', () => {
    const open = { deadline: law(START_2030) };
    const [pausedAt, resumedAt] = [at(START_2030 + DAY), at(START_2030 + 3 * DAY)];
    const before = resumedData({ ...open, pausedAt }, resumedAt, input.calendar, contextAt(resumedAt));
    const later = recomputedData({ deadline: before?.deadline as Deadline }, published, contextAt(resumedAt));
    const atOnce = resumedData({ ...open, pausedAt }, resumedAt, published, contextAt(resumedAt));
    expect(later?.deadline.candidates).toEqual(atOnce?.deadline.candidates);
    expect(atOnce?.deadline.calendarVersion).toBe('cn-next');
  });

  it('marks as passed only what the calendar itself moved into the past', () => {
    const open = { deadline: { ...law(START_2030), dueAt: '2030-05-10T15:59:59.999Z' } };
    expect(recomputedData(open, published, contextAt('2030-05-09T15:59:59.999Z' as Instant))?.deadline.passedWhenRecorded).toBe(true);
    expect(recomputedData(open, published, contextAt('2030-05-11T15:59:59.999Z' as Instant))?.deadline.passedWhenRecorded).toBe(false);
    const marked = { deadline: { ...open.deadline, passedWhenRecorded: true } };
    expect(recomputedData(marked, published, contextAt('2030-05-11T15:59:59.999Z' as Instant))?.deadline.passedWhenRecorded).toBe(true);
  });
});

describe('the open deadlines of a case', () => {
  const deadline = startAt(at(START)).deadline;
  const folded = (...facts: { type: string; data: unknown }[]) => recordedEntries(facts).reduce(evolveDeadlines, {});
  const started = { type: 'intake.DeadlineStarted', data: { deadline } };

  it('are found by their rule, whichever context keeps them', () => {
    expect(openDeadline(folded(started), 'examination')?.deadline).toEqual(deadline);
    expect(openDeadline(folded(started), 'supplement')).toBeUndefined();
    for (const end of ['Met', 'Missed', 'FellAway']) expect(folded(started, { type: `eligibility.Deadline${end}`, data: { deadlineId: deadline.deadlineId } })).toEqual({});
  });

  it('run again once they are resumed', () => {
    const paused = { type: 'intake.DeadlinePaused', data: { deadlineId: deadline.deadlineId, generation: 1, pausedAt: at(START) } };
    const resumed = { type: 'intake.DeadlineResumed', data: { deadline: { ...deadline, generation: 2 }, pausedAt: at(START), resumedAt: at(START + DAY) } };
    expect(folded(started, paused, resumed)).toEqual({ [deadline.deadlineId]: { deadline: { ...deadline, generation: 2 } } });
  });

  it('stay paused through a recomputation; what is unknown stays unknown', () => {
    const paused = { type: 'intake.DeadlinePaused', data: { deadlineId: deadline.deadlineId, generation: 1, pausedAt: at(START) } };
    const recomputed = { type: 'intake.DeadlineRecomputed', data: { deadline: { ...deadline, generation: 2 } } };
    expect(folded(started, paused, recomputed)[deadline.deadlineId]).toMatchObject({ pausedAt: at(START), deadline: { generation: 2 } });
    expect(folded(paused)).toEqual({});
    expect(folded(recomputed)).toEqual({});
    expect(folded({ type: 'intake.ApplicationReceived', data: {} })).toEqual({});
  });
});

describe('the sentence of a refusal', () => {
  it('is filled, lists joined as the language does, and never shows what is not there', () => {
    const { zh, en } = refusalText(409, '缺少：{missing}（{n}）', 'missing: {missing} ({n})');
    expect([zh({ missing: ['a', 'b'], n: 2 }), en({ missing: ['a', 'b'], n: 2 }), en({})]).toEqual(['缺少：a、b（2）', 'missing: a, b (2)', 'missing:  ()']);
  });
});
