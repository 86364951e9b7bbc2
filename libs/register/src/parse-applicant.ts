import type { CalendarDate } from '@juanzong/kernel';
import type { RegisterApplicant, Sex } from './application.js';
import { type CatalogueEntry, type RegisterCatalogue } from './catalogue.js';
import type { RawCell } from './cell.js';
import { parseEntry } from './normalise/catalogue-value.js';
import { parseDate } from './normalise/date.js';
import { parseDocumentNumber } from './normalise/document-number.js';
import { type Identity, parseIdentityNumber } from './normalise/identity-number.js';
import { parsePhone } from './normalise/phone.js';
import { parseName, parseWords } from './normalise/words.js';
import { faulty, type Parsed } from './row-errors.js';
import type { RowReader } from './row-reader.js';

export const SEXES: readonly (CatalogueEntry & { readonly code: Sex })[] = [
  { code: 'MALE', zh: '男', aliases: ['男性', 'M'] },
  { code: 'FEMALE', zh: '女', aliases: ['女性', 'F'] },
];

/** A date that is not after today. */
export const parsePastDate = (today: CalendarDate) => (cell: RawCell): Parsed<CalendarDate> => {
  const result = parseDate(cell);
  return 'value' in result && result.value > today ? faulty('register.date-in-future', { value: result.value, today }) : result;
};

/**
 * The applicant. What the identity number says about birth and sex must agree with the columns; where a column is empty
 * the number fills it in. Other documents say nothing, so there both columns are required.
 */
export function parseApplicant(read: RowReader, catalogue: RegisterCatalogue, today: CalendarDate): RegisterApplicant | undefined {
  const name = read.required('name', parseName);
  const idType = read.required('idType', parseEntry(catalogue.idTypes));
  const speaks = idType?.numbering === 'GB11643';
  let identity: Identity | undefined;
  let idNumber: string | undefined;
  if (speaks || idType === undefined) idNumber = (identity = speaks ? read.required('idNumber', (cell) => parseIdentityNumber(cell, today)) : undefined)?.number;
  else idNumber = read.required('idNumber', parseDocumentNumber);
  const take = speaks ? read.optional : read.required;
  const typedSex = take('sex', parseEntry(SEXES))?.code;
  const typedBirth = take('birthDate', parsePastDate(today));
  if (identity && typedSex && typedSex !== identity.sex) read.note('sex', { fault: 'register.sex-differs' });
  if (identity && typedBirth && typedBirth !== identity.birthDate) read.note('birthDate', { fault: 'register.birth-date-differs' });
  const phone = read.required('phone', parsePhone);
  const domicile = read.required('domicile', parseWords(200));
  const residence = read.required('residence', parseWords(200));
  const sex = typedSex ?? identity?.sex;
  const birthDate = typedBirth ?? identity?.birthDate;
  if (!name || !sex || !birthDate || !idType || !idNumber || !phone || !domicile || !residence) return undefined;
  return { name, sex, birthDate, idType: idType.code, idNumber, phone, domicile, residence };
}
