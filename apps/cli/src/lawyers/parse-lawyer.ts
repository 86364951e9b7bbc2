import type { Bilingual } from '@juanzong/kernel';
import { agencyByName } from '@juanzong/policy';
import { parseDate } from '@juanzong/register';
import { LAWYER_COLUMNS, type LawyerColumn, REQUIRED_COLUMNS, SPECIALITY_NAMES } from './lawyer-columns.js';
import type { LawyerRow } from './read-lawyers.js';

/** One reason for which a lawyer was not enrolled. */
export interface LawyerError {
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly message: Bilingual;
}

export interface GoodLawyer {
  readonly row: number;
  readonly agency: string;
  readonly lawyer: { readonly lawyerId: string } & Readonly<Record<string, unknown>>;
}

const YES = ['是', '有', 'yes', 'true', '1'];
const NO = ['否', '无', 'no', 'false', '0'];

/** A line of the list as a lawyer of an agency's pool, or every reason why it is none. */
export function parseLawyer({ row, cells }: LawyerRow): GoodLawyer | { readonly errors: readonly LawyerError[] } {
  const errors: LawyerError[] = [];
  const bad = (key: LawyerColumn, code: string, zh: string, en: string): undefined => {
    errors.push({ row, column: LAWYER_COLUMNS[key], code: `lawyer.${code}`, message: { zh, en } });
    return undefined;
  };
  const text = (key: LawyerColumn): string => cells[key] ?? '';
  for (const key of REQUIRED_COLUMNS) if (text(key) === '') bad(key, 'required-missing', '必填项未填写', 'a required value is missing');
  const date = (key: LawyerColumn): string | undefined => {
    if (text(key) === '') return undefined;
    const read = parseDate({ kind: 'text', text: text(key) });
    return 'value' in read ? read.value : bad(key, 'date-unreadable', `无法识别的日期“${text(key)}”`, `not a readable date: “${text(key)}”`);
  };
  const agency = agencyByName(text('agency'))?.code ?? (text('agency') === '' ? undefined : bad('agency', 'unknown-agency', `没有机构“${text('agency')}”`, `there is no agency “${text('agency')}”`));
  if (text('lawyerId') !== '' && !/^[\w.-]{1,64}$/.test(text('lawyerId'))) bad('lawyerId', 'id', '律师编号只能用字母、数字和 . _ -，至多 64 位', 'an id has letters, digits, . _ - and at most 64 of them');
  const specialities = text('specialities').split(/[、,，;；]/).map((one) => one.trim()).filter(Boolean).map((one) =>
    SPECIALITY_NAMES[one.toUpperCase()] ?? bad('specialities', 'unknown-speciality', `没有专长“${one}”，可填民事、刑事、行政`, `there is no speciality “${one}”; CIVIL, CRIMINAL, ADMIN`));
  const minors = text('familiarWithMinors').toLowerCase();
  if (minors !== '' && !YES.includes(minors) && !NO.includes(minors)) bad('familiarWithMinors', 'yes-or-no', '应为是或否', 'must be 是 or 否');
  const cap = text('annualCap');
  if (cap !== '' && !/^[1-9]\d{0,3}$/.test(cap)) bad('annualCap', 'number', '应为正整数', 'must be a positive whole number');
  const licensedSince = date('licensedSince');
  const criminalDefenceSince = date('criminalDefenceSince');
  if (errors.length > 0 || agency === undefined) return { errors };
  return {
    row, agency,
    lawyer: {
      lawyerId: text('lawyerId'), name: text('name'), firm: text('firm'), licenceNumber: text('licenceNumber'), licensedSince, specialities, familiarWithMinors: YES.includes(minors),
      ...(criminalDefenceSince === undefined ? {} : { criminalDefenceSince }), ...(cap === '' ? {} : { annualCap: Number(cap) }),
    },
  };
}
