import type { CaseListItem } from '@juanzong/case-history-contracts';
import type { Client } from './client.js';
import { until } from './until.js';

const PAGE = 500;

/** Every case of the platform, as the auditor's list shows them. */
export async function allCases(client: Client, filter = ''): Promise<CaseListItem[]> {
  const found: CaseListItem[] = [];
  for (;;) {
    const { total, cases } = await client.read<{ total: number; cases: CaseListItem[] }>('auditor', `/api/case-history/v1/cases?limit=${PAGE}&offset=${found.length}${filter}`);
    found.push(...cases);
    if (found.length >= total || cases.length === 0) return found;
  }
}

/** What the check says of everything. */
export interface CheckAnswer {
  readonly ok: boolean;
  readonly checked: { readonly streams: number; readonly entries: number; readonly rows: number };
  readonly findings: readonly { readonly code: string; readonly where: string; readonly zh: string; readonly en: string }[];
}

export const check = (client: Client): Promise<CheckAnswer> => client.read<CheckAnswer>('auditor', '/api/case-history/v1/check');

const SAID = 5;

/**
 * The check once it has no findings and, where asked, `enough` is true of it. A platform that cannot answer yet is asked again.
 * @throws Error when patience ends: with what the check found last, since that is what somebody has to look into.
 */
export async function soundCheck(client: Client, { enough = () => true, patienceMs }: { readonly enough?: (answer: CheckAnswer) => boolean; readonly patienceMs?: number } = {}): Promise<CheckAnswer> {
  let last: unknown = 'no answer';
  const sound = until('a check without findings', async () => {
    const answer = await check(client).catch((error: unknown) => { last = String(error); });
    if (answer === undefined) return undefined;
    last = answer.findings.slice(0, SAID);
    return answer.ok && enough(answer) ? answer : undefined;
  }, patienceMs);
  return sound.catch((error: unknown) => { throw new Error(`${String(error)}; the last said: ${JSON.stringify(last)}`); });
}
