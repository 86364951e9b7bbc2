import type { CommandAnswer } from '../http/answers.js';
import type { PlatformClient } from '../http/platform-client.js';
import { ProblemError } from '../http/problem-error.js';
import { derivedKey } from '../import/derived-key.js';
import { inParallel } from '../import/in-parallel.js';
import { type GoodLawyer, type LawyerError, parseLawyer } from './parse-lawyer.js';
import type { LawyerRow } from './read-lawyers.js';

export interface EnrolResult {
  readonly read: number;
  readonly enrolled: number;
  readonly already: number;
  readonly rejected: number;
  readonly errors: readonly LawyerError[];
}

const AGENCIES_AT_ONCE = 9;

/**
 * Enrols the lawyers, each agency's in the order of the list, which is the order of their first rotation. Again changes nothing.
 * `persona` acts for every agency; each agency's assigner if absent.
 */
export async function enrolLawyers(client: PlatformClient, rows: readonly LawyerRow[], persona: string | undefined, onRow: () => void): Promise<EnrolResult> {
  const good: GoodLawyer[] = [];
  const errors: LawyerError[] = [];
  const count = { enrolled: 0, already: 0 };
  for (const parsed of rows.map(parseLawyer)) if ('errors' in parsed) errors.push(...parsed.errors); else good.push(parsed);
  await inParallel([...new Set(good.map(({ agency }) => agency))], AGENCIES_AT_ONCE, async (agency) => {
    for (const one of good.filter((candidate) => candidate.agency === agency)) {
      const outcome = await enrol(client, one, persona ?? `assigner@${agency}`);
      if (typeof outcome === 'string') count[outcome] += 1; else errors.push(outcome);
      onRow();
    }
  });
  errors.sort((a, b) => a.row - b.row);
  return { read: rows.length, ...count, rejected: new Set(errors.map(({ row }) => row)).size, errors };
}

async function enrol(client: PlatformClient, { row, agency, lawyer }: GoodLawyer, persona: string): Promise<'enrolled' | 'already' | LawyerError> {
  const key = derivedKey('lawyer', `${agency}/${lawyer.lawyerId}`);
  try {
    const { body } = await client.post<CommandAnswer>(`/api/assignment/v1/rosters/${agency}/enrol-lawyer`, { persona, key, body: { lawyer } });
    return body.repeated ? 'already' : 'enrolled';
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.status === 401 || error.problem.status >= 500) throw error;
    const { code, detail, detailEn, errors = [] } = error.problem;
    const paths = errors.map(({ path, zh, en }) => ({ zh: `${path} ${zh}`, en: `${path} ${en}` }));
    return { row, column: '律师编号', code, message: { zh: [detail, ...paths.map(({ zh }) => zh)].join('；'), en: [detailEn, ...paths.map(({ en }) => en)].join('; ') } };
  }
}
