import { headerOf, type RegisterApplication, type RowError, rowKey } from '@juanzong/register';
import type { CaseListAnswer, CommandAnswer } from '../http/answers.js';
import type { PlatformClient } from '../http/platform-client.js';
import { ProblemError } from '../http/problem-error.js';
import { applicationBody } from './application-body.js';
import { derivedKey } from './derived-key.js';
import { rowRefusal } from './row-refusal.js';

export interface GoodRow {
  readonly row: number;
  readonly application: RegisterApplication;
}

/** What became of one row. */
export type RowOutcome = 'imported' | 'already' | { readonly errors: readonly RowError[] };

export const CONFLICT = 'register.number-conflict-recorded';
/** Not this row's fault, so the whole import stops: who signs in, or a platform that cannot. */
const NOT_THE_ROW = (status: number): boolean => status === 401 || status >= 500;

/** Sends one good row as the clerk of its agency. @throws ProblemError, NoAnswerError where the platform, not the row, is at fault. */
export async function sendRow(client: PlatformClient, { row, application }: GoodRow): Promise<RowOutcome> {
  const persona = `clerk@${application.agencyCode}`;
  const key = derivedKey('register', rowKey(application));
  try {
    const { status, body } = await client.post<CommandAnswer>('/api/intake/v1/applications', { persona, key, body: applicationBody(application) });
    return status === 201 && !body.repeated ? 'imported' : 'already';
  } catch (error) {
    if (!(error instanceof ProblemError) || NOT_THE_ROW(error.problem.status)) throw error;
    if (error.problem.code === 'command.conflicting-content') return { errors: [await conflict(client, row, application, persona)] };
    return { errors: rowRefusal(row, error.problem) };
  }
}

/** The same number was imported before with other content: names the case that has it. */
async function conflict(client: PlatformClient, row: number, { registerNumber, agencyCode, applicationDate }: RegisterApplication, persona: string): Promise<RowError> {
  const { cases } = await client.get<CaseListAnswer>('/api/case-history/v1/cases', persona, { agency: agencyCode, search: registerNumber, limit: 100, offset: 0 });
  const year = applicationDate.slice(0, 4);
  const found = cases.find((one) => one.registerNumber === registerNumber && one.receivedOn.startsWith(year));
  const name = found ? found.caseNumber ?? found.caseId : undefined;
  return {
    row, column: headerOf('registerNumber'), code: CONFLICT,
    message: {
      zh: `登记编号已经导入过而内容不同（同一机构、同一年度）${name === undefined ? '' : `，案件 ${name}`}`,
      en: `this register number was imported before with other content (same agency and year)${name === undefined ? '' : `, case ${name}`}`,
    },
  };
}
