import type { TimelineEntry } from '@juanzong/case-history-contracts';
import { wordFor } from '@juanzong/common-domain';
import { agencyLabel } from '../cases/labels.js';
import { pairs } from '../text/pairs.js';
import { dataLines } from './data-lines.js';
import { rulesText, UNVERIFIED } from './rule-text.js';
import { localTime, occurredAfter, occurredText } from './times.js';

/** The Chinese name of a role beside its code. */
export const roleLabel = (role: string): string => `${wordFor('role', role) ?? ''} ${role}`.trim();

/** One entry as an auditor reads it: revision, when, what, who, the data, and the rules with their texts. `at`: the instant asked for. */
export function entryText(entry: TimelineEntry, revisionOf: ReadonlyMap<string, number>, at: string | null): string {
  const { revision, label, actor, agency, recordedAt, corrects, data, rules, policyVersions } = entry;
  const later = at !== null && occurredAfter(entry, at) ? '  〔所问时刻之后 after the instant asked for〕' : '';
  const unverified = policyVersions.some(({ verified }) => !verified) ? `  ${UNVERIFIED}` : '';
  const correction = corrects === null ? '' : `    更正第 ${revisionOf.get(corrects) ?? '?'} 条 / corrects entry ${revisionOf.get(corrects) ?? corrects}\n`;
  return [
    `[${revision}] ${occurredText(entry)}  ${label.zh} / ${label.en}${unverified}${later}\n`,
    `    ${wordFor('role', actor.role) ?? actor.role} ${actor.id} · ${agencyLabel(actor.agency ?? agency)} · 记录于 recorded ${localTime(recordedAt)}\n`,
    correction,
    pairs(dataLines(data, { revisionOf }), '    '),
    rules.length === 0 ? '' : '    规则 rules:\n',
    rulesText(rules),
  ].join('');
}
