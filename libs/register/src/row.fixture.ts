import { calendarDate } from '@juanzong/kernel';
import type { RawCell, RawRow } from './cell.js';
import type { ColumnKey } from './columns.js';
import type { ParseContext } from './parse-row.js';
import { policyCatalogue } from './policy-catalogue.js';

export const CONTEXT: ParseContext = { today: calendarDate('2024-06-01'), catalogue: policyCatalogue };

/** A good row, by column key. */
export const GOOD: Readonly<Partial<Record<ColumnKey, string>>> = {
  registerNumber: '20240001', applicationDate: '2024-03-05', agency: '江门市蓬江区', channel: '窗口', name: '张三', sex: '女', birthDate: '1949-12-31', idType: '居民身份证',
  idNumber: '11010519491231002X', phone: '13800001111', domicile: '北京市朝阳区', residence: '广东省江门市蓬江区', groups: '农民工', matter: '支付劳动报酬', cause: '追索劳动报酬纠纷',
  opponents: '某公司', summary: '拖欠工资。', householdSize: '3', monthlyIncome: '3,500', assets: '0', verification: '诚信承诺', materials: '法律援助申请表、身份证明',
};

/** The good row with some cells changed; undefined empties one. */
export function rawRow(changes: Partial<Record<ColumnKey, string | RawCell | undefined>> = {}, row = 2): RawRow {
  const cells: Partial<Record<ColumnKey, RawCell>> = {};
  for (const [key, value] of Object.entries({ ...GOOD, ...changes })) {
    if (value !== undefined) cells[key as ColumnKey] = typeof value === 'string' ? { kind: 'text', text: value } : value;
  }
  return { row, cells, extra: {} };
}
