import { CASE_STATES } from '@juanzong/case-history-contracts';
import { deadlineRuleLabel } from '@juanzong/common-contracts';
import { wordFor } from '@juanzong/common-domain';
import { AGENCIES, agencyByCode, agencyByName } from '@juanzong/policy';
import { usage } from '../usage-error.js';

/** `审查期限 examination` */
export function deadlineLabel(ruleId: string): string {
  const { zh } = deadlineRuleLabel(ruleId);
  return zh === ruleId ? ruleId : `${zh} ${ruleId}`;
}

/** The Chinese words for a code of a field; the code itself where there are none. */
export const codeLabel = (field: string, code: string): string => (field === 'ruleId' ? deadlineLabel(code) : (wordFor(field, code) ?? code));

/** `340202 芜湖市镜湖区` */
export const agencyLabel = (code: string): string => {
  const agency = agencyByCode(code);
  return agency ? `${code} ${agency.shortName}` : code;
};

/** The code of an agency typed by code or name. @throws UsageError that lists them all. */
export function agencyOf(text: string): string {
  const found = agencyByName(text);
  if (found) return found.code;
  throw usage('unknown-agency', `没有受理机构“${text}”`, `there is no agency “${text}”`, AGENCIES.map(({ code, name }) => `${code}  ${name.zh} / ${name.en}`));
}

/** The code of a case state typed by code or label. @throws UsageError that lists them all. */
export function stateOf(text: string): string {
  const wanted = text.trim().toLowerCase();
  const found = Object.entries(CASE_STATES).find(([code, { zh, en }]) => [code.toLowerCase(), zh, en.toLowerCase()].includes(wanted));
  if (found) return found[0];
  throw usage('unknown-state', `没有案件状态“${text}”`, `there is no case state “${text}”`, Object.entries(CASE_STATES).map(([code, { zh, en }]) => `${code}  ${zh} / ${en}`));
}
