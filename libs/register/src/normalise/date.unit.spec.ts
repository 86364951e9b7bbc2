import { describe, expect, it } from '@jest/globals';
import { addDays, calendarDate, daysBetween } from '@juanzong/kernel';
import fc from 'fast-check';
import type { RawCell } from '../cell.js';
import { parseDate } from './date.js';

const text = (value: string): RawCell => ({ kind: 'text', text: value });
const number = (value: number, date1904 = false): RawCell => ({ kind: 'number', value, text: String(value), date1904 });

describe('dates as people type them', () => {
  it.each([
    '2024-03-05', '2024-3-5', '2024年3月5日', '2024年03月05日', '2024年3月5号', '2024 年 3 月 5 日', '2024.3.5', '2024.03.05', '2024/3/5', '20240305', '２０２４年３月５日',
    '２０２４．３．５', ' 2024-03-05\u3000', '2024-03-05 00:00:00', '2024/3/5 10:30', '2024年3月5日 9:05', '2024-03-05T08:00:00.000Z', '45356', '2024–03–05', '\ufeff2024-3-5',
  ])('%j is 5 March 2024', (typed) => expect(parseDate(text(typed))).toEqual({ value: '2024-03-05' }));

  it.each([number(45356), number(45356.75), number(20240305), number(43894, true), { kind: 'date', date: '2024-03-05', text: '2024-03-05' } as const])(
    'so is %j', (cell) => expect(parseDate(cell)).toEqual({ value: '2024-03-05' }),
  );

  it.each([
    ['24.3.5', 'two-digit-year'], ['24年3月5日', 'two-digit-year'], ['24/3/5', 'two-digit-year'], ['240305', 'two-digit-year'],
    ['2024年3月', 'incomplete'], ['2024.3', 'incomplete'], ['2024', 'incomplete'], ['3月5日', 'incomplete'],
    ['2023-02-29', 'does-not-exist'], ['2024年2月30日', 'does-not-exist'], ['20241301', 'does-not-exist'], ['2024-00-10', 'does-not-exist'], ['1024-01-01', 'does-not-exist'],
    ['5/3/2024', 'unreadable'], ['三月初', 'unreadable'], ['2024-3/5', 'unreadable'], ['202435', 'two-digit-year'], ['123456789', 'unreadable'], ['99999', 'unreadable'],
  ])('%s is refused: %s', (typed, reason) => expect(parseDate(text(typed))).toMatchObject({ faults: [{ fault: `register.date-${reason}` }] }));

  it('every style of every date is read as that date', () => {
    const first = calendarDate('1928-01-01');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: daysBetween(first, calendarDate('2099-12-31')) }), (days) => {
        const date = addDays(first, days);
        const [year = '', month = '', day = ''] = date.split('-');
        const styles = [date, `${year}年${Number(month)}月${Number(day)}日`, `${year}.${Number(month)}.${Number(day)}`, `${year}/${month}/${day}`, year + month + day];
        for (const style of styles) expect(parseDate(text(style))).toEqual({ value: date });
        expect(parseDate(number(daysBetween(calendarDate('1899-12-30'), date)))).toEqual({ value: date });
      }),
    );
  });
});
