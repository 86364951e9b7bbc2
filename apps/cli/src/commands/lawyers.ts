import { bothLanguages } from '@juanzong/kernel';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { enrolLawyers } from '../lawyers/enrol-lawyers.js';
import { readLawyers } from '../lawyers/read-lawyers.js';
import { asJson } from '../text/json.js';
import { pairs } from '../text/pairs.js';
import { progressOf } from '../text/progress.js';
import { table } from '../text/table.js';
import type { Context } from './context.js';

const COLUMNS = [{ head: '行 row' }, { head: '列 column' }, { head: '代码 code' }, { head: '原因 reason', max: 120 }];

/** `juanzong lawyers <file>`: enrols the lawyers of a CSV into their agencies' pools. */
export async function lawyersCommand({ client, io, json, persona }: Context, file: string): Promise<ExitCode> {
  const rows = await readLawyers(file);
  const progress = progressOf(io, '律师入库 enrol', rows.length);
  const result = await enrolLawyers(client, rows, persona, progress.step).finally(progress.end);
  const { errors, ...sums } = result;
  if (json) io.out(asJson({ ...sums, errors: errors.map(({ message, ...error }) => ({ ...error, message: bothLanguages(message) })) }));
  else {
    io.out(pairs([['读取 read', `${sums.read}`], ['已入库 enrolled', `${sums.enrolled}`], ['已在库 already', `${sums.already}`], ['退回 rejected', `${sums.rejected}`]]));
    if (errors.length > 0) io.out(`\n${table(COLUMNS, errors.map(({ row, column, code, message }) => [String(row), column, code, bothLanguages(message)]))}`);
  }
  return errors.length > 0 ? EXIT.notAllGood : EXIT.done;
}
