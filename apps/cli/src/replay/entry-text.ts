import type { TimelineEntry } from '@juanzong/case-history-contracts';
import { agencyLabel } from '../cases/labels.js';
import { pairs } from '../text/pairs.js';
import { dataLines } from './data-lines.js';
import { rulesText, UNVERIFIED } from './rule-text.js';
import { localTime, occurredAfter, occurredText } from './times.js';

const ROLES: Readonly<Record<string, string>> = {
  clerk: '受理员', examiner: '审查员', approver: '审批员', assigner: '指派员', lawyer: '承办律师', auditor: '审计员', operator: '平台运营员', system: '系统',
  supervisor: '司法行政机关', 'quality-officer': '质量管理员', reviewer: '评估专家', recipient: '受援人', organ: '办案机关、监管场所、值班律师',
};

/** The Chinese name of a role beside its code. */
export const roleLabel = (role: string): string => `${ROLES[role] ?? ''} ${role}`.trim();

/** One entry as an auditor reads it: revision, when, what, who, the data, and the rules with their texts. `at`: the instant asked for. */
export function entryText(entry: TimelineEntry, revisionOf: ReadonlyMap<string, number>, at: string | null): string {
  const { revision, label, actor, agency, recordedAt, corrects, data, rules, policyVersions } = entry;
  const later = at !== null && occurredAfter(entry, at) ? '  〔所问时刻之后 after the instant asked for〕' : '';
  const unverified = policyVersions.some(({ verified }) => !verified) ? `  ${UNVERIFIED}` : '';
  const correction = corrects === null ? '' : `    更正第 ${revisionOf.get(corrects) ?? '?'} 条 / corrects entry ${revisionOf.get(corrects) ?? corrects}\n`;
  return [
    `[${revision}] ${occurredText(entry)}  ${label.zh} / ${label.en}${unverified}${later}\n`,
    `    ${ROLES[actor.role] ?? actor.role} ${actor.id} · ${agencyLabel(actor.agency ?? agency)} · 记录于 recorded ${localTime(recordedAt)}\n`,
    correction,
    pairs(dataLines(data, { revisionOf }), '    '),
    rules.length === 0 ? '' : '    规则 rules:\n',
    rulesText(rules),
  ].join('');
}
