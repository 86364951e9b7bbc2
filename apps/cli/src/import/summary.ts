import { bothLanguages } from '@juanzong/kernel';
import type { CheckedRegister, Register } from '@juanzong/register';
import { pairs } from '../text/pairs.js';
import { table } from '../text/table.js';
import type { ImportResult } from './import-register.js';

const SHOWN = 20;

/** What a person reads after an import. */
export function importSummary(register: Register, checked: CheckedRegister, result: ImportResult, rejectedFile: string | null, dryRun: boolean): string {
  const rows = (count: number): string => `${count} 行 rows`;
  const sums = pairs([
    ['读取 read', rows(result.read)],
    ...(dryRun ? [['可导入 good', rows(checked.good.length)] as const] : [['已导入 imported', rows(result.imported)] as const]),
    ['已在平台或与前行相同 already', rows(result.already)],
    ['退回 rejected', rows(result.rejected)],
    ['退回副本 rejected copy', rejectedFile],
    ['空行（略过） empty rows left out', register.emptyRows > 0 ? rows(register.emptyRows) : null],
    ['未知列（保留） unknown columns, kept', register.unknownColumns.join('、')],
    ['未读的工作表 sheets not read', register.otherSheets.join('、')],
  ]);
  const head = dryRun ? '只检查，未导入 / checked only, nothing was imported' : '导入完成 / import finished';
  return `${head}\n${sums}${errorTable(result)}`;
}

function errorTable({ errors }: ImportResult): string {
  if (errors.length === 0) return '';
  const shown = errors.slice(0, SHOWN).map(({ row, column, code, message }) => [String(row), column, code, bothLanguages(message)]);
  const more = errors.length > SHOWN ? `…… 另有 ${errors.length - SHOWN} 处，见退回副本 / ${errors.length - SHOWN} more, see the rejected copy or --json\n` : '';
  return `\n${table([{ head: '行 row' }, { head: '列 column' }, { head: '代码 code' }, { head: '原因 reason', max: 120 }], shown)}${more}`;
}
