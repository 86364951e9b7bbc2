import { addDays, calendarDate, type CalendarDate, parseCalendarDate } from '@juanzong/kernel';
import type { RawCell } from '../cell.js';
import { faulty, type Parsed, parsed } from '../row-errors.js';
import { halfWidth, quoted } from './text.js';

// Day 0 of Excel's calendar, right for every serial after its 29 February 1900, which never was.
const EXCEL_EPOCH = calendarDate('1899-12-30');
const DAYS_1904 = 1462;
const FIRST_SERIAL = 10_000;
const LAST_SERIAL = 73_050;

/** An Excel serial of five digits (1927 to 2099) → its date. A time of day is dropped. */
export const dateOfSerial = (serial: number, date1904 = false): CalendarDate => addDays(EXCEL_EPOCH, Math.floor(serial) + (date1904 ? DAYS_1904 : 0));

const isSerial = (value: number): boolean => value >= FIRST_SERIAL && value < LAST_SERIAL + 1;

const WITH_SIGNS = [/^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/, /^(\d{4})-(\d{1,2})-(\d{1,2})$/, /^(\d{4})\.(\d{1,2})\.(\d{1,2})\.?$/, /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, /^(\d{4})(\d{2})(\d{2})$/];
const TIME_OF_DAY = /(?<=[\d日号])[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/;
const TWO_DIGIT_YEAR = [/^\d{2}([-./年])\d{1,2}[-./月]\d{1,2}[日号]?$/, /^\d{6}$/];
const INCOMPLETE = [/^\d{4}年?$/, /^\d{4}[-./年]\d{1,2}月?$/, /^\d{1,2}[-./月]\d{1,2}[日号]?$/];

/**
 * A date as people type it: 2024年3月5日, 2024.3.5, 2024/3/5, 2024-03-05, 20240305, full-width digits, blanks,
 * an Excel serial, or a date cell. Years have four digits; the date must exist. A time of day is dropped.
 */
export function parseDate(cell: RawCell): Parsed<CalendarDate> {
  if (cell.kind === 'number' && isSerial(cell.value)) return parsed(dateOfSerial(cell.value, cell.date1904));
  const shown = { value: quoted(cell.text) };
  const text = halfWidth(cell.kind === 'date' ? cell.date : cell.text).replace(TIME_OF_DAY, '').replace(/\s+/g, '');
  if (/^\d{5}$/.test(text) && isSerial(Number(text))) return parsed(dateOfSerial(Number(text)));
  const match = WITH_SIGNS.map((style) => style.exec(text)).find((found) => found !== null);
  if (match) {
    const [, year = '', month = '', day = ''] = match;
    const date = parseCalendarDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
    return date && date >= '1900-01-01' && date < '2100-01-01' ? parsed(date) : faulty('register.date-does-not-exist', shown);
  }
  if (TWO_DIGIT_YEAR.some((style) => style.test(text))) return faulty('register.date-two-digit-year', shown);
  if (INCOMPLETE.some((style) => style.test(text))) return faulty('register.date-incomplete', shown);
  return faulty('register.date-unreadable', shown);
}
