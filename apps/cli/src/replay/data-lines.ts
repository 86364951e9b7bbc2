import { codeLabel } from '../cases/labels.js';
import { fieldLabel } from './field-labels.js';
import { localTime } from './times.js';

/** Shown elsewhere: the trace under the rules, deadlines in their own table. */
const ELSEWHERE: readonly string[] = ['trace', 'policyVersions', 'deadlines', 'candidates'];
const DEPTH = 6;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

export type DataLine = readonly [label: string, value: string];

interface Reading {
  /** Fields that are shown elsewhere. */
  readonly skip?: readonly string[];
  /** Where each entry stands in its file: one that is named by its id is shown by its number. */
  readonly revisionOf?: ReadonlyMap<string, number>;
}

/** What an entry or an application says, one line a value, in the words of the reader. Empty values are left out. */
export const dataLines = (data: unknown, reading: Reading = {}): DataLine[] => linesOf(data, [], reading);

function linesOf(value: unknown, path: readonly string[], reading: Reading): DataLine[] {
  if (value === null || value === undefined || value === '') return [];
  const text = leafText(path.findLast((part) => !/^\d+$/.test(part)) ?? '', value, reading);
  if (text !== undefined) return text === '' ? [] : [[path.map(fieldLabel).join('·'), text]];
  if (path.length >= DEPTH) return [[path.map(fieldLabel).join('·'), JSON.stringify(value)]];
  const entries: [string, unknown][] = Array.isArray(value) ? value.map((one, i) => [String(i + 1), one]) : Object.entries(value as object);
  return entries.filter(([field]) => !(reading.skip ?? ELSEWHERE).includes(field)).flatMap(([field, one]) => linesOf(one, [...path, field], reading));
}

/** A value that fits on a line; undefined for one that has parts. */
function leafText(field: string, value: unknown, { revisionOf }: Reading): string | undefined {
  const said = (one: string): string => {
    const revision = revisionOf?.get(one);
    if (revision !== undefined) return `第 ${revision} 条`;
    return INSTANT.test(one) ? localTime(one) : codeLabel(field, one);
  };
  if (typeof value === 'boolean') return value ? '是 yes' : '否 no';
  if (typeof value === 'number') return field.endsWith('Fen') ? yuan(value) : String(value);
  if (typeof value === 'string') return said(value);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.map(said).join('、');
  if (Array.isArray(value) && value.every(isOnlyName)) return value.map(({ name }) => name).join('、');
  if (isBilingual(value)) return `${value.zh} / ${value.en}`;
  return undefined;
}

const isOnlyName = (value: unknown): value is { readonly name: string } =>
  typeof value === 'object' && value !== null && Object.keys(value).join() === 'name' && typeof (value as { name: unknown }).name === 'string';

const isBilingual = (value: unknown): value is { readonly zh: string; readonly en: string } =>
  typeof value === 'object' && value !== null && Object.keys(value).sort().join() === 'en,zh';

/** Integer fen as yuan, exactly. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)} 元`;
}
