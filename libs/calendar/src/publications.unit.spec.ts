import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@juanzong/kernel';
import { chinaCalendar, chinaCalendarKnownOn, dueOn, nextPublication, PUBLICATIONS } from './index.js';

const on = calendarDate;

describe('the calendar as it was known on a date', () => {
  it('ends with the year whose arrangement was published last', () => {
    expect(chinaCalendarKnownOn(on('2023-10-24')).publishedUntil).toBe('2023-12-31');
    expect(chinaCalendarKnownOn(on('2023-10-25')).publishedUntil).toBe('2024-12-31');
    expect(chinaCalendarKnownOn(on('2024-11-11')).publishedUntil).toBe('2024-12-31');
    expect(chinaCalendarKnownOn(on('2024-11-12')).publishedUntil).toBe('2025-12-31');
  });

  it('dates what lies beyond provisionally, and otherwise once more is published', () => {
    const lastDay = on('2025-01-28');
    expect(dueOn(lastDay, 'DAY', true, chinaCalendarKnownOn(on('2024-11-11')))).toMatchObject({ dueDate: '2025-01-28', provisional: true });
    expect(dueOn(lastDay, 'DAY', true, chinaCalendarKnownOn(on('2024-11-12')))).toMatchObject({ dueDate: '2025-02-05', provisional: false });
  });

  it('is the kept one as soon as everything of it is published, and has another version before', () => {
    expect(chinaCalendarKnownOn(on('2100-01-01')).version).toBe(chinaCalendar().version);
    expect(chinaCalendarKnownOn(on('2024-01-01')).version).not.toBe(chinaCalendar().version);
  });

  it('names what is published next, each year after the one before', () => {
    expect(nextPublication(on('2024-03-05'))).toMatchObject({ year: 2025, publishedOn: '2024-11-12' });
    expect(nextPublication(on('2024-11-12'))?.year).toBe(2026);
    expect(nextPublication(on('2100-01-01'))).toBeUndefined();
    const days = PUBLICATIONS.map(({ publishedOn }) => publishedOn);
    expect([...days].sort()).toEqual(days);
    for (const { year, publishedOn } of PUBLICATIONS) expect(Number(publishedOn.slice(0, 4))).toBe(year - 1);
  });
});
