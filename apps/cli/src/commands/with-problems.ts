import { placeOfProblem, type Problem } from '@juanzong/verifier';
import { table } from '../text/table.js';

/** What a person reads of a verification: what it says as a whole, then each problem with the entry it is in. */
export const withProblems = (head: readonly string[], problems: readonly Problem[]): string => `${head.join('\n')}\n${problemTable(problems)}`;

const problemTable = (problems: readonly Problem[]): string =>
  problems.length === 0 ? '' : `\n${table([{ head: '位置 where' }, { head: '代码 code' }, { head: '问题 problem' }], problems.map(cellsOf))}`;

const cellsOf = (one: Problem): string[] => [placeOfProblem(one) || '—', one.code, `${one.message.zh} / ${one.message.en}`];
