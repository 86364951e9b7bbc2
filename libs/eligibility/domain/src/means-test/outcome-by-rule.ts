import { caseTraceOf, type RuleInput } from '@juanzong/common-domain';
import { type AgencyCode, type CalendarDate, fen, type PolicyVersion, yuanText } from '@juanzong/kernel';
import { isPolicyMissing, type PolicyMissing, testMeans } from '@juanzong/policy';
import type { Examination, Means } from '../assessment.state.js';

export type RefusalReason = 'MATTER_OUT_OF_SCOPE' | 'HARDSHIP_NOT_MET';

export interface OutcomeByRule {
  readonly outcome: 'GRANT' | 'REFUSE';
  readonly reasons: readonly RefusalReason[];
  readonly why: { readonly zh: string; readonly en: string };
  readonly trace: Examination['trace'];
  readonly used: readonly PolicyVersion[];
}

/** Means are needed for a decision and are not there. */
export const MEANS_NEEDED = 'means-needed';

interface Asked {
  readonly examination: Examination;
  readonly means: Means | undefined;
  readonly agency: AgencyCode;
  readonly on: CalendarDate;
}

/** What the rules make of a case: out of scope is refused; waived and exempt are granted; otherwise the means test decides. */
export function outcomeByRule({ examination, means, agency, on }: Asked, { book }: RuleInput): OutcomeByRule | PolicyMissing | typeof MEANS_NEEDED {
  const fromRules = (outcome: OutcomeByRule['outcome'], reasons: readonly RefusalReason[], zh: string, en: string): OutcomeByRule => ({
    outcome, reasons, why: { zh, en }, trace: examination.trace, used: [],
  });
  if (!examination.inScope) return fromRules('REFUSE', ['MATTER_OUT_OF_SCOPE'], '申请事项不在法律援助范围内', 'the matter is out of scope');
  if (examination.route === 'WAIVED') return fromRules('GRANT', [], '不受经济困难条件限制', 'hardship does not matter');
  if (examination.route === 'EXEMPT') return fromRules('GRANT', [], '免予核查经济困难状况', 'exempt from checking');
  if (examination.route === 'NOT_REQUIRED') return fromRules('GRANT', [], '通知类案件不审查经济困难状况', 'a notified case');
  if (!means || means.householdSize === null || means.monthlyIncomeFen === null || means.assetsFen === null) return MEANS_NEEDED;
  const household = { monthlyIncome: fen(means.monthlyIncomeFen), heads: means.householdSize, assets: fen(means.assetsFen) };
  const tested = testMeans(book, { region: agency, date: on }, household);
  if (isPolicyMissing(tested)) return tested;
  const limit = yuanText(tested.threshold.limit);
  const mark = tested.threshold.verified ? { zh: '', en: '' } : { zh: '（标准未核实）', en: ' (standard unverified)' };
  return {
    outcome: tested.met ? 'GRANT' : 'REFUSE',
    reasons: tested.met ? [] : ['HARDSHIP_NOT_MET'],
    why: {
      zh: `${tested.met ? '符合' : '不符合'}经济困难标准：人均月收入标准${limit}元${mark.zh}`,
      en: `the hardship standard of ${limit} yuan per head and month is ${tested.met ? 'met' : 'not met'}${mark.en}`,
    },
    trace: [...examination.trace, ...caseTraceOf(tested.trace)],
    used: tested.used,
  };
}
