import { type CalendarDate, parseCalendarDate } from '@juanzong/kernel';
import { regionName } from '@juanzong/policy';
import type { Sex } from '../application.js';
import type { RawCell } from '../cell.js';
import { type Fault, faulty, type Parsed, parsed } from '../row-errors.js';
import { withoutBlanks } from './text.js';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
// Residence permits of Taiwan residents begin with 83; GB/T 2260 has 71 for the territory itself.
const TAIWAN_RESIDENCE_PERMIT = '83';
const NATION = '00';

/** What a resident identity number says about a person. */
export interface Identity {
  /** Always 18 characters. */
  readonly number: string;
  readonly birthDate: CalendarDate;
  readonly sex: Sex;
}

/** The check character of GB 11643 (ISO 7064 MOD 11-2) for the first 17 digits. */
export function checkCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return CHECK_CHARACTERS[sum % 11] ?? '';
}

const eighteen = (number: string): string => {
  if (number.length !== 15) return number;
  // 15 digits were given out until 1999; the century of their birth dates is the 19th hundred.
  const first17 = `${number.slice(0, 6)}19${number.slice(6)}`;
  return first17 + checkCharacter(first17);
};

const isProvince = (prefix: string): boolean => prefix === TAIWAN_RESIDENCE_PERMIT || (prefix !== NATION && regionName(`${prefix}0000`) !== undefined);

const lostDigits = (cell: RawCell, text: string): boolean => (cell.kind === 'number' && cell.value >= 1e15) || /^\d(\.\d+)?E\+?\d+$/i.test(text);

/**
 * A resident identity number: 18 characters of GB 11643, or 15 of the old style, which are converted. Blanks,
 * full-width digits and a lower-case x are read. The region is checked to the province, for numbers keep the code of
 * counties that are long gone. Every fault is given, not only the first.
 */
export function parseIdentityNumber(cell: RawCell, today: CalendarDate): Parsed<Identity> {
  const typed = withoutBlanks(cell.text).replace(/^'/, '').toUpperCase();
  if (lostDigits(cell, typed)) return faulty('register.identity-lost-digits');
  if (typed.length !== 15 && typed.length !== 18) return faulty('register.identity-length', { length: String(typed.length) });
  if (!/^(\d{15}|\d{17}[\dX])$/.test(typed)) return faulty('register.identity-characters');
  const number = eighteen(typed);
  const birthDate = parseCalendarDate(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`);
  const faults: Fault[] = [];
  if (!isProvince(number.slice(0, 2))) faults.push({ fault: 'register.identity-region' });
  const badBirthDate = birthDate === undefined || birthDate > today || birthDate < '1900-01-01';
  if (badBirthDate) faults.push({ fault: 'register.identity-birth-date' });
  if (checkCharacter(number.slice(0, 17)) !== number[17]) {
    // A CSV that went through Excel has the lost digits as zeros.
    faults.push({ fault: number.endsWith('000') ? 'register.identity-lost-digits' : 'register.identity-check-digit' });
  }
  if (badBirthDate || faults.length > 0) return { faults };
  return parsed({ number, birthDate, sex: Number(number[16]) % 2 === 1 ? 'MALE' : 'FEMALE' });
}
