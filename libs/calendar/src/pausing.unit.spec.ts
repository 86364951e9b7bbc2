import { describe, expect, it } from '@jest/globals';
import { addDays, dateOf, daysBetween, epochMs, instant, type Instant } from '@juanzong/kernel';
import fc from 'fast-check';
import { addPaused, chinaCalendar, dueAt, type Period, remaining, type RunningPeriod } from './index.js';

const calendar = chinaCalendar();
const at = (text: string): Instant => instant(Date.parse(`${text}:00+08:00`));

const running = (start: Instant, period: Period, rollOnHoliday = true): RunningPeriod => {
  const due = dueAt(start, period, { rollOnHoliday }, calendar);
  return { unit: period.unit, rollOnHoliday, dueAt: due.dueAt, lastDay: due.lastDay };
};

describe('a clock that is paused', () => {
  it('examination of seven days, four of them spent waiting for the applicant', () => {
    const period = running(at('2024-03-05T09:00'), { amount: 7, unit: 'DAY' });
    expect(remaining(period, at('2024-03-07T15:00'), calendar)).toEqual({ unit: 'DAY', amount: 5 });
    expect(addPaused(period, at('2024-03-07T15:00'), at('2024-03-11T08:00'), calendar)).toMatchObject({ lastDay: '2024-03-16', dueDate: '2024-03-18' });
  });

  it('working days go on with what was left', () => {
    const period = running(at('2024-09-25T09:00'), { amount: 5, unit: 'WORKDAY' });
    expect(remaining(period, at('2024-09-27T09:00'), calendar)).toEqual({ unit: 'WORKDAY', amount: 3 });
    expect(addPaused(period, at('2024-09-27T09:00'), at('2024-10-05T09:00'), calendar).dueDate).toBe('2024-10-10');
  });

  it('hours go on to the millisecond', () => {
    const period = running(at('2024-03-05T09:00'), { amount: 24, unit: 'HOUR' });
    expect(remaining(period, at('2024-03-05T19:00'), calendar)).toEqual({ unit: 'HOUR', amount: 14 * 3600 * 1000 });
    expect(addPaused(period, at('2024-03-05T19:00'), at('2024-03-06T19:00'), calendar).dueAt).toBe(at('2024-03-07T09:00'));
  });

  it('a period that had run out keeps its end and has nothing left', () => {
    const period = running(at('2024-03-05T09:00'), { amount: 3, unit: 'DAY' });
    expect(remaining(period, at('2024-03-20T09:00'), calendar).amount).toBe(0);
    expect(addPaused(period, at('2024-03-20T09:00'), at('2024-03-25T09:00'), calendar).dueAt).toBe(period.dueAt);
  });

  it('paused on the Monday that its Saturday was rolled to, it ends on the day it resumes', () => {
    const period = running(at('2024-03-09T09:00'), { amount: 7, unit: 'DAY' });
    expect(period.lastDay).toBe('2024-03-16');
    expect(addPaused(period, at('2024-03-18T10:00'), at('2024-03-20T10:00'), calendar)).toMatchObject({ lastDay: '2024-03-20', dueDate: '2024-03-20' });
  });

  it('cannot resume before it was paused', () => {
    const period = running(at('2024-03-05T09:00'), { amount: 3, unit: 'DAY' });
    expect(() => addPaused(period, at('2024-03-06T09:00'), at('2024-03-06T08:00'), calendar)).toThrow(RangeError);
  });

  it('never ends earlier for having been paused, and in days by exactly the days paused', () => {
    const start = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2026, 0, 1) }).map(instant);
    const unit = fc.constantFrom<Period['unit']>('HOUR', 'DAY', 'WORKDAY');
    const span = fc.integer({ min: 0, max: 30 * 86400000 });
    fc.assert(fc.property(start, fc.integer({ min: 1, max: 60 }), unit, span, span, fc.boolean(), (from, amount, u, ran, paused, roll) => {
      const period = running(from, { amount, unit: u }, roll);
      const pausedAt = instant(epochMs(from) + ran);
      const resumedAt = instant(epochMs(pausedAt) + paused);
      const due = addPaused(period, pausedAt, resumedAt, calendar);
      expect(due.dueAt >= period.dueAt).toBe(true);
      if (pausedAt <= period.dueAt) expect(due.dueAt >= resumedAt).toBe(true);
      if (u === 'DAY' && dateOf(pausedAt) <= period.lastDay) expect(due.lastDay).toBe(addDays(period.lastDay, daysBetween(dateOf(pausedAt), dateOf(resumedAt))));
    }));
  });
});
