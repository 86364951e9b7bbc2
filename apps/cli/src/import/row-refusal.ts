import type { RowError } from '@juanzong/register';
import type { Problem } from '../http/problem-error.js';
import { columnOfPath } from './column-of-path.js';

/** What the platform refused of one row, as reasons beside it: one for each value that was wrong, or one for the row. */
export function rowRefusal(row: number, problem: Problem): RowError[] {
  if (problem.errors && problem.errors.length > 0) {
    return problem.errors.map(({ path, code, zh, en }) => ({ row, column: columnOfPath(path), code: `${problem.code}.${code}`, message: { zh, en } }));
  }
  const column = problem.code === 'request.occurred-in-future' ? columnOfPath('occurredOn') : columnOfPath('');
  return [{ row, column, code: problem.code, message: { zh: problem.detail, en: problem.detailEn } }];
}
