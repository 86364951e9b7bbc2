import { describe, expect, it } from '@jest/globals';
import { chinaCalendar, dueAt, mayMove, type WorkCalendar, workCalendar } from '@juanzong/calendar';
import { DEADLINE_RULE_LABELS, type Deadline, deadlineContracts, deadlineRuleLabel } from '@juanzong/common-contracts';
import { calendarDate, dateOf, instant, type Instant } from '@juanzong/kernel';
import { DEADLINE_RULES } from '@juanzong/policy';
import fc from 'fast-check';
import { evolveDeadlines, type OpenDeadline, recomputedData, resumedData } from './index.js';

const DAY = 86_400_000;
const published = chinaCalendar();
const before = (until: string): WorkCalendar => workCalendar(`until-${until}`, { publishedUntil: calendarDate(until), holidays: new Set(), exchangedWorkdays: new Set() });

function deadlineOf(startedAt: Instant, periods: readonly { amount: number; unit: 'DAY' | 'WORKDAY' | 'HOUR'; rollOnHoliday?: boolean }[], calendar: WorkCalendar): Deadline {
  const dated = periods.map((period, i) => ({ rule: `r${i}`, rollOnHoliday: true, ...period, verified: true, ...dueAt(startedAt, period, { rollOnHoliday: true, ...period }, calendar) }));
  const [first] = [...dated].sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  if (!first) throw new Error('no period');
  return {
    deadlineId: 'd', ruleId: 'examination', startedBy: 'e', startedAt, owner: '340202', unit: first.unit, candidates: dated.map(({ provisional: _unkept, ...one }) => one), dueAt: first.dueAt,
    dueDate: first.dueDate, pausedBy: [], pauses: [], calendarVersion: calendar.version, calendarProvisional: mayMove(first, dated, calendar), verified: true, passedWhenRecorded: false, generation: 0,
  };
}

/** The week before the Spring Festival of 2024 (10 to 17 February off), when nothing of 2024 was published yet. */
const START = '2024-02-05T02:00:00.000Z' as Instant;
const NOW = { now: '2024-02-06T02:00:00.000Z' as Instant };
const provisional = (): Deadline => deadlineOf(START, [{ amount: 5, unit: 'DAY' }], before('2023-12-31'));

describe('recomputing under a newly published calendar', () => {
  it('dates every candidate from its start again, as a new generation', () => {
    expect(provisional()).toMatchObject({ dueDate: '2024-02-12', calendarProvisional: true });
    expect(recomputedData({ deadline: provisional() }, published, NOW)).toMatchObject({
      deadline: { dueDate: '2024-02-18', calendarProvisional: false, calendarVersion: published.version, generation: 1, passedWhenRecorded: false, startedAt: START },
      previousCalendarVersion: 'until-2023-12-31', reason: 'CALENDAR_PUBLISHED',
    });
  });

  it.each([
    ['nothing is open', undefined],
    ['it was not provisional', { deadline: { ...provisional(), calendarProvisional: false } }],
    ['the calendar is the same', { deadline: { ...provisional(), calendarVersion: published.version } }],
  ])('says nothing where %s', (_why, open) => expect(recomputedData(open, published, NOW)).toBeUndefined());

  it('says nothing where another calendar moves nothing and is no more certain', () => {
    expect(recomputedData({ deadline: provisional() }, { ...before('2023-12-31'), version: 'other' }, NOW)).toBeUndefined();
  });

  it('moves what is as uncertain as before, too', () => {
    const dayOff = workCalendar('day-off', { publishedUntil: calendarDate('2023-12-31'), holidays: new Set(['2024-02-12']), exchangedWorkdays: new Set() });
    expect(recomputedData({ deadline: provisional() }, dayOff, NOW)?.deadline).toMatchObject({ dueDate: '2024-02-13', calendarProvisional: true });
  });

  it('a duty that ran out while nobody looked is not hidden; one that the calendar moved into the past is marked', () => {
    const open: OpenDeadline = { deadline: provisional() };
    expect(recomputedData(open, published, { now: '2024-02-20T00:00:00.000Z' as Instant })?.deadline.passedWhenRecorded).toBe(false);
    const exchanged = workCalendar('exchanged', { publishedUntil: calendarDate('2024-12-31'), holidays: new Set(), exchangedWorkdays: new Set(['2024-02-10']) });
    expect(recomputedData(open, exchanged, { now: '2024-02-11T00:00:00.000Z' as Instant })?.deadline).toMatchObject({ dueDate: '2024-02-10', passedWhenRecorded: true });
    const movedAt = (now: string) => recomputedData(open, exchanged, { now: now as Instant })?.deadline.passedWhenRecorded;
    expect([movedAt('2024-02-10T15:59:59.999Z'), movedAt('2024-02-12T15:59:59.999Z'), movedAt('2024-02-12T16:00:00.000Z')]).toEqual([false, true, false]);
    const passed: OpenDeadline = { deadline: { ...provisional(), passedWhenRecorded: true } };
    expect(recomputedData(passed, published, { now: '2024-02-20T00:00:00.000Z' as Instant })?.deadline.passedWhenRecorded).toBe(true);
    expect(recomputedData(passed, published, { now: '2024-02-14T00:00:00.000Z' as Instant })?.deadline.passedWhenRecorded).toBe(false);
  });

  it('a paused clock stays paused, and folds so', () => {
    const { recomputed, paused, started } = deadlineContracts('intake');
    const entry = (type: string, data: unknown) => ({ type, data }) as Parameters<typeof evolveDeadlines>[1];
    const pausedAt = '2024-02-06T02:00:00.000Z' as Instant;
    const state = [entry(started.type, { deadline: provisional() }), entry(paused.type, { deadlineId: 'd', generation: 1, pausedAt, reason: 'SUPPLEMENT' })].reduce(evolveDeadlines, {});
    const data = recomputedData(state['d'], published, NOW);
    const after = evolveDeadlines(state, entry(recomputed.type, data));
    expect(after['d']).toMatchObject({ pausedAt, deadline: { generation: 2, dueDate: '2024-02-18' } });
    expect(evolveDeadlines({}, entry(recomputed.type, data))).toEqual({});
  });

  it('is the same as if the calendar had been known from the beginning, whatever pauses there were', () => {
    const periods = fc.array(fc.record({ amount: fc.integer({ min: 1, max: 20 }), unit: fc.constantFrom('DAY' as const, 'WORKDAY' as const), rollOnHoliday: fc.boolean() }), { minLength: 1, maxLength: 3 });
    const pauses = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 * DAY }), fc.integer({ min: 0, max: 10 * DAY })), { maxLength: 3 });
    fc.assert(fc.property(fc.integer({ min: Date.UTC(2023, 10, 1), max: Date.UTC(2024, 9, 1) }), periods, pauses, (start, of, stops) => {
      const story = (deadline: Deadline, calendar: WorkCalendar): Deadline => {
        let [now, running] = [start, deadline];
        for (const [ran, stood] of stops) {
          const pausedAt = instant(now + ran);
          now += ran + stood;
          running = resumedData({ deadline: running, pausedAt }, instant(now), calendar, { now: instant(now) })?.deadline ?? running;
        }
        return running;
      };
      const early = before('2023-10-31');
      const late = story(deadlineOf(instant(start), of, early), early);
      const known = story(deadlineOf(instant(start), of, published), published);
      const { deadline } = recomputedData({ deadline: late }, published, { now: instant(start) }) ?? { deadline: late };
      const rule = (one: Deadline) => [...one.candidates].sort((a, b) => a.rule.localeCompare(b.rule)).map(({ rule: name, dueDate, lastDay }) => [name, dueDate, lastDay]);
      if (stops.every(([ran]) => instant(start + ran) <= late.dueAt)) expect([rule(deadline), deadline.dueAt]).toEqual([rule(known), known.dueAt]);
    }), { numRuns: 1000 });
  });
});

describe('resuming', () => {
  it('asks anew whether it had passed when it was recorded', () => {
    const deadline: Deadline = { ...provisional(), passedWhenRecorded: true };
    const pausedAt = '2024-02-06T02:00:00.000Z' as Instant;
    const resumed = (now: string) => resumedData({ deadline, pausedAt }, '2024-03-10T02:00:00.000Z' as Instant, published, { now: now as Instant })?.deadline;
    expect(resumed('2024-03-10T02:00:00.000Z')).toMatchObject({ dueDate: '2024-03-14', passedWhenRecorded: false, calendarProvisional: false, pauses: [{ pausedAt }] });
    expect(resumed('2024-05-10T02:00:00.000Z')).toMatchObject({ passedWhenRecorded: true });
    expect([resumed('2024-03-14T15:59:59.999Z'), resumed('2024-03-14T16:00:00.000Z')]).toMatchObject([{ passedWhenRecorded: false }, { passedWhenRecorded: true }]);
    expect(resumedData({ deadline }, START, published, NOW)).toBeUndefined();
  });

  it('dates anew from the start exactly what was provisional under another calendar', () => {
    const [pausedAt, resumedAt] = ['2024-02-06T02:00:00.000Z' as Instant, '2024-02-07T02:00:00.000Z' as Instant];
    const dueAfter = (deadline: Deadline) => resumedData({ deadline, pausedAt }, resumedAt, published, { now: resumedAt })?.deadline.dueDate;
    const of = (calendar: WorkCalendar) => deadlineOf(START, [{ amount: 5, unit: 'WORKDAY' }], calendar);
    expect([dueAfter(of(published)), dueAfter(of(before('2023-12-31')))]).toEqual(['2024-02-19', '2024-02-19']);
    expect(dueAfter({ ...of(before('2023-12-31')), calendarProvisional: false })).toBe('2024-02-18');
  });

  it('on the day of the pause, known without its hour, is not before it', () => {
    const pausedAt = '2024-02-06T02:00:00.000Z' as Instant;
    expect(resumedData({ deadline: provisional(), pausedAt }, '2024-02-05T16:00:00.000Z' as Instant, before('2023-12-31'), NOW)).toMatchObject({ resumedAt: pausedAt, deadline: { dueDate: '2024-02-12' } });
    expect(dateOf(pausedAt)).toBe('2024-02-06');
  });
});

describe('labels of rules', () => {
  it('there is one for every rule that the packs know, and no other', () => {
    expect(Object.keys(DEADLINE_RULE_LABELS).sort()).toEqual([...DEADLINE_RULES].sort());
    expect(deadlineRuleLabel('agreement').zh).toBe('签订协议期限');
    expect(deadlineRuleLabel('unknown')).toEqual({ zh: 'unknown', en: 'unknown' });
  });
});
