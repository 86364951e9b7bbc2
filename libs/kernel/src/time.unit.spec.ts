import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, ageOn, calendarDate, dateOf, daysBetween, endOfDay, instant, parseCalendarDate, startOfDay } from './index.js';

describe('calendar dates in Asia/Shanghai', () => {
  it('a day begins at 16:00 UTC of the day before and ends one millisecond before the next', () => {
    expect(startOfDay(calendarDate('2024-03-05'))).toBe('2024-03-04T16:00:00.000Z');
    expect(endOfDay(calendarDate('2024-03-05'))).toBe('2024-03-05T15:59:59.999Z');
  });

  it('refuses dates that do not exist', () => {
    expect(parseCalendarDate('2023-02-29')).toBeUndefined();
    expect(parseCalendarDate('2024-02-29')).toBe('2024-02-29');
    expect(parseCalendarDate('2024-2-9')).toBeUndefined();
    expect(() => calendarDate('2024-13-01')).toThrow(RangeError);
  });

  it('adding and counting days are inverse, and every instant lies in its own day', () => {
    const ms = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2090, 0, 1) });
    fc.assert(
      fc.property(ms, fc.integer({ min: -4000, max: 4000 }), (epoch, days) => {
        const at = instant(epoch);
        const date = dateOf(at);
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(startOfDay(date) <= at && at <= endOfDay(date)).toBe(true);
      }),
    );
  });

  it('age changes on the birthday', () => {
    expect(ageOn(calendarDate('2006-03-05'), calendarDate('2024-03-04'))).toBe(17);
    expect(ageOn(calendarDate('2006-03-05'), calendarDate('2024-03-05'))).toBe(18);
  });
});
