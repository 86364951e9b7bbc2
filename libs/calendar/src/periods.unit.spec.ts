import { describe, expect, it } from '@jest/globals';
import { addDays, calendarDate, type CalendarDate, dateOf, endOfDay, epochMs, instant, type Instant, startOfDay } from '@juanzong/kernel';
import fc from 'fast-check';
import { chinaCalendar, dueAt, type Period, warnAt } from './index.js';

const calendar = chinaCalendar();
const at = (text: string): Instant => instant(Date.parse(`${text}:00+08:00`));
const date = (text: string): CalendarDate => calendarDate(text);

describe('the calendar of China', () => {
  it.each([
    ['2024-02-04', true, '春节调休，周日上班'],
    ['2024-02-18', true, '春节调休，周日上班'],
    ['2024-02-09', true, '除夕 2024 不在放假安排内'],
    ['2024-02-10', false, '春节'],
    ['2024-02-16', false, '春节调休放假，周五'],
    ['2024-02-17', false, '春节假期，周六'],
    ['2024-09-14', true, '中秋调休，周六上班'],
    ['2024-09-29', true, '国庆调休，周日上班'],
    ['2024-10-01', false, '国庆'],
    ['2024-10-07', false, '国庆调休放假，周一'],
    ['2024-10-08', true, '国庆后第一天'],
    ['2024-10-12', true, '国庆调休，周六上班'],
    ['2025-01-26', true, '春节调休，周日上班'],
    ['2025-01-28', false, '除夕 2025 放假'],
    ['2025-02-08', true, '春节调休，周六上班'],
    ['2025-10-08', false, '国庆中秋'],
    ['2025-10-11', true, '国庆调休，周六上班'],
    ['2024-03-09', false, '普通周六'],
  ])('%s worked: %s (%s)', (day, worked) => {
    expect(calendar.isWorkday(date(day))).toBe(worked);
  });

  it('knows what is a holiday and what only a weekend, and until when', () => {
    expect(calendar.isStatutoryHoliday(date('2024-10-05'))).toBe(true);
    expect(calendar.isStatutoryHoliday(date('2024-03-09'))).toBe(false);
    expect(calendar.publishedUntil >= '2026-12-31').toBe(true);
    expect(calendar.version).toMatch(/^cn-2004-\d{4}-[0-9a-f]{16}$/);
  });
});

describe('when a period ends', () => {
  it.each<[string, Period, string, string]>([
    ['2024-09-24T10:00', { amount: 7, unit: 'DAY' }, '2024-10-08', '七日届满于国庆，顺延至节后第一个工作日'],
    ['2024-09-22T10:00', { amount: 7, unit: 'DAY' }, '2024-09-29', '届满于调休上班的周日，不顺延'],
    ['2024-02-03T23:59', { amount: 7, unit: 'DAY' }, '2024-02-18', '届满于春节初一，顺延至调休上班的周日'],
    ['2024-03-05T00:00', { amount: 3, unit: 'DAY' }, '2024-03-08', '开始当日不计入'],
    ['2024-03-06T09:00', { amount: 3, unit: 'DAY' }, '2024-03-11', '届满于周六，顺延至周一'],
    ['2024-02-07T09:00', { amount: 5, unit: 'WORKDAY' }, '2024-02-20', '调休的周日计入工作日'],
    ['2024-09-27T09:00', { amount: 7, unit: 'WORKDAY' }, '2024-10-12', '国庆前后调休的周末计入工作日'],
    ['2025-01-24T09:00', { amount: 7, unit: 'WORKDAY' }, '2025-02-10', '2025 春节调休'],
  ])('from %s %j: %s (%s)', (start, period, dueDate) => {
    const due = dueAt(at(start), period, { rollOnHoliday: true }, calendar);
    expect(due).toMatchObject({ dueDate, dueAt: endOfDay(date(dueDate)), provisional: false });
  });

  it('hours run straight through nights, weekends and holidays', () => {
    const due = dueAt(at('2024-09-30T17:30'), { amount: 24, unit: 'HOUR' }, { rollOnHoliday: false }, calendar);
    expect(due).toMatchObject({ dueAt: at('2024-10-01T17:30'), dueDate: '2024-10-01', provisional: false });
  });

  it('without roll-over ends on the last day, be it a rest day', () => {
    expect(dueAt(at('2024-09-24T10:00'), { amount: 7, unit: 'DAY' }, { rollOnHoliday: false }, calendar).dueDate).toBe('2024-10-01');
  });

  it('is provisional beyond the published arrangement, where only weekends are known', () => {
    const start = startOfDay(addDays(calendar.publishedUntil, -3));
    expect(dueAt(start, { amount: 10, unit: 'DAY' }, { rollOnHoliday: true }, calendar).provisional).toBe(true);
    expect(dueAt(start, { amount: 1, unit: 'DAY' }, { rollOnHoliday: true }, calendar).provisional).toBe(false);
    expect(dueAt(start, { amount: 10, unit: 'DAY' }, { rollOnHoliday: false }, calendar).provisional).toBe(false);
  });

  it.each([0, -1, 1.5])('refuses a period of %s', (amount) => {
    expect(() => dueAt(at('2024-03-05T09:00'), { amount, unit: 'DAY' }, { rollOnHoliday: true }, calendar)).toThrow(RangeError);
  });

  it('warns at the beginning of a day before, or hours before', () => {
    const due = dueAt(at('2024-03-05T09:00'), { amount: 3, unit: 'DAY' }, { rollOnHoliday: true }, calendar);
    expect(warnAt(due, { amount: 1, unit: 'DAY' }, calendar)).toBe(startOfDay(date('2024-03-07')));
    expect(warnAt(due, { amount: 4, unit: 'WORKDAY' }, calendar)).toBe(startOfDay(date('2024-03-04')));
    const afterWeekend = { ...due, dueDate: date('2024-03-12') };
    expect(warnAt(afterWeekend, { amount: 3, unit: 'WORKDAY' }, calendar)).toBe(startOfDay(date('2024-03-07')));
    expect(warnAt(afterWeekend, { amount: 3, unit: 'DAY' }, calendar)).toBe(startOfDay(date('2024-03-09')));
    expect(warnAt(due, { amount: 2, unit: 'HOUR' }, calendar)).toBe('2024-03-08T13:59:59.999Z');
  });
});

describe('for any start and period', () => {
  const start = fc.integer({ min: Date.UTC(2004, 0, 1), max: Date.UTC(2030, 0, 1) }).map(instant);
  const unit = fc.constantFrom<Period['unit']>('HOUR', 'DAY', 'WORKDAY');
  const amount = fc.integer({ min: 1, max: 90 });

  it('a later start or a longer period never ends earlier', () => {
    fc.assert(fc.property(start, fc.integer({ min: 0, max: 20 * 86400000 }), amount, fc.integer({ min: 0, max: 30 }), unit, fc.boolean(), (from, later, n, more, u, roll) => {
      const ends = (s: Instant, a: number): Instant => dueAt(s, { amount: a, unit: u }, { rollOnHoliday: roll }, calendar).dueAt;
      expect(ends(instant(epochMs(from) + later), n) >= ends(from, n)).toBe(true);
      expect(ends(from, n + more) >= ends(from, n)).toBe(true);
    }));
  });

  it('a rolled period is never due on a rest day, and at most rolled over rest days', () => {
    fc.assert(fc.property(start, amount, fc.constantFrom<Period['unit']>('DAY', 'WORKDAY'), (from, n, u) => {
      const due = dueAt(from, { amount: n, unit: u }, { rollOnHoliday: true }, calendar);
      expect(calendar.isWorkday(due.dueDate)).toBe(true);
      for (let day = due.lastDay; day < due.dueDate; day = addDays(day, 1)) expect(calendar.isWorkday(day)).toBe(false);
    }));
  });

  it('working days agree with a naive count day by day', () => {
    fc.assert(fc.property(start, amount, (from, n) => {
      const due = dueAt(from, { amount: n, unit: 'WORKDAY' }, { rollOnHoliday: true }, calendar);
      let counted = 0;
      for (let day = addDays(dateOf(from), 1); day <= due.dueDate; day = addDays(day, 1)) counted += calendar.isWorkday(day) ? 1 : 0;
      expect(counted).toBe(n);
    }));
  });
});
