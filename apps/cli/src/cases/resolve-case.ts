import type { CaseListItem } from '@juanzong/case-history-contracts';
import type { CaseListAnswer } from '../http/answers.js';
import type { PlatformClient } from '../http/platform-client.js';
import { usage } from '../usage-error.js';
import { agencyLabel } from './labels.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const SHOWN = 20;

/**
 * The id of the case that was typed: an id, a case number 案号 or a register number.
 * @throws UsageError that lists the cases, where the number is that of none or of several.
 */
export async function resolveCase(client: PlatformClient, persona: string, typed: string): Promise<string> {
  if (UUID.test(typed)) return typed.toLowerCase();
  const { cases } = await client.get<CaseListAnswer>('/api/case-history/v1/cases', persona, { search: typed, limit: 100, offset: 0 });
  const exact = cases.filter(({ caseNumber, registerNumber }) => caseNumber === typed || registerNumber === typed);
  const [only, ...others] = exact;
  if (only && others.length === 0) return only.caseId;
  if (only) throw usage('case-ambiguous', `“${typed}”对应 ${exact.length} 个案件，请用案件编号指明`, `“${typed}” means ${exact.length} cases; name one by its id`, linesOf(exact));
  throw usage('case-unknown', `没有案号或登记编号为“${typed}”的案件`, `no case has the case number or register number “${typed}”`, linesOf(cases));
}

const linesOf = (cases: readonly CaseListItem[]): string[] =>
  cases.slice(0, SHOWN).map(({ caseId, caseNumber, registerNumber, agency, stateLabel }) => `${caseId}  ${caseNumber ?? registerNumber ?? '—'}  ${agencyLabel(agency)}  ${stateLabel.zh} / ${stateLabel.en}`);
