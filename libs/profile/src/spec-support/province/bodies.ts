import { ASSIGNMENT_CASE_ACTIONS } from '@juanzong/assignment-service';
import type { FoldedFile } from '@juanzong/event-store';
import { TRANSFER_ACTIONS } from '@juanzong/cross-region-transfer-service';
import { ELIGIBILITY_ACTIONS } from '@juanzong/eligibility-service';
import { INTAKE_ACTIONS } from '@juanzong/intake-service';
import { QUALITY_CASE_ACTIONS, REVIEW_CASE_ACTIONS } from '@juanzong/quality-review-service';
import type { Chance } from '../random-moves.js';
import type { Offer } from './desk.js';

/** What somebody sees who fills in a form. */
export interface View {
  readonly chance: Chance;
  readonly offer: Offer;
  readonly file: FoldedFile;
  readonly today: string;
  readonly paper: object;
  /** Another case of the same applicant, or this one. */
  readonly otherCase: string;
}

type Data = Readonly<Record<string, unknown>>;
interface Fact {
  readonly eventId: string;
  readonly by: string;
  readonly data: Data;
}
const told = ({ file }: View, type: string): Fact[] =>
  file.entries.filter(({ recorded }) => recorded.type === type).map(({ recorded: { eventId, actor, data } }) => ({ eventId, by: actor.id, data: data as Data }));
const some = (view: View, type: string, name: string): unknown => {
  const found = told(view, type);
  return found.length === 0 ? undefined : view.chance.of(found).data[name];
};
const lastSaid = (view: View, type: string, name: string): unknown => told(view, type).at(-1)?.data[name];
const someEntry = ({ chance, file }: View): string => chance.of(file.entries).recorded.eventId;
const lawyer = (view: View): string => String(lastSaid(view, 'assignment.ProviderAssigned', 'lawyerId') ?? `L-${view.file.head?.entry.agency ?? ''}-${1 + view.chance.below(3)}`);

/** An act of supervision that this persona opened and did not close, where there is one. */
function ownAct(view: View): unknown {
  const closed = told(view, 'quality-review.SupervisionActClosed').map(({ data }) => data['actId']);
  const own = told(view, 'quality-review.SupervisionActOpened').filter(({ by, data }) => by === view.offer.persona && !closed.includes(data['actId']));
  return own.at(-1)?.data['actId'] ?? some(view, 'quality-review.SupervisionActOpened', 'actId');
}
/** A finding that waits for this persona's answer, or for a recheck. */
function finding(view: View, waits: 'ANSWER' | 'RECHECK'): unknown {
  const { persona } = view.offer;
  const about = (id: unknown): string | undefined => view.file.entries.findLast(({ recorded }) => /Finding(Answered|Rechecked)$/.test(recorded.type) && (recorded.data as Data)['findingId'] === id)?.recorded.type;
  const raised = told(view, 'quality-review.FindingRaised').filter(({ by, data }) => waits === 'RECHECK' || (by !== persona && (data['duty'] === 'LAWYER') === persona.startsWith('lawyer:')));
  const open = raised.map(({ data }) => data['findingId']).filter((id) => (about(id) === 'quality-review.FindingAnswered') === (waits === 'RECHECK'));
  return open.length === 0 ? some(view, 'quality-review.FindingRaised', 'findingId') : view.chance.of(open);
}

const FORMS = ['receipt', 'supplement-notice', 'grant-decision', 'refusal-decision', 'assignment-notice', 'forwarding-letter', 'forwarding-notice', 'archive-cover', 'service-record'];
const scores = (chance: Chance): object[] => ['ATTITUDE', 'PROMPTNESS', 'INFORMATION', 'DILIGENCE', 'OUTCOME'].map((aspect) => ({ aspect, score: 1 + chance.below(5) }));
const marks = (chance: Chance): object[] => chance.of([[], [{ criterion: 'UNDERTAKING', deductions: ['NO_RISK_NOTICE'], note: '未见风险告知书' }], [{ criterion: 'LAW', deductions: ['THIN_REASONING'] }]]);

const BODIES: Readonly<Record<string, (view: View) => object>> = {
  'supply-materials': ({ chance }) => ({ materials: chance.of([['APPLICATION_FORM', 'IDENTITY', 'MATTER_MATERIALS', 'HARDSHIP_STATEMENT', 'COMMITMENT_LETTER', 'VERIFICATION_AUTHORISATION', 'MEMBERSHIP_PROOF'], ['IDENTITY']]) }),
  'correct-application': ({ chance }) => ({
    changes: chance.of<object>([{ applicant: { name: '张三丰' } }, { groups: ['DISABLED'] }, { groups: [] }, { matter: 'INJURY_TRAFFIC' }, { matter: 'LABOUR_PAY' }, { channel: 'HOTLINE' }, { household: { size: 1, monthlyIncomeFen: 4_000_000, assetsFen: 0 } }]),
    reason: '录入错误', evidence: '受理通知书',
  }),
  'issue-document': ({ chance }) => ({ form: chance.of(FORMS) }),
  'serve-document': (view) => ({ form: some(view, 'intake.DocumentIssued', 'form') ?? 'receipt', method: 'IN_PERSON', servedOn: view.today, receivedBy: '本人' }),
  'erase-personal-data': ({ chance }) => ({ subjects: chance.of([['applicant'], ['opponents'], ['documents']]), reason: '本人要求删除', legalBasis: '个人信息保护法第四十七条' }),
  'verify-means': ({ chance }) => ({ method: chance.of(['COMMITMENT', 'CERTIFICATE']), source: '个人诚信承诺书', householdSize: 3, monthlyIncomeFen: chance.of([90_000, 9_000_000]), assetsFen: 0 }),
  'reuse-hardship-finding': ({ otherCase }) => ({ caseId: otherCase }),
  'propose-decision': ({ chance }) => ({ outcome: chance.next() < 0.8 ? 'GRANT' : 'REFUSE' }),
  'decide-objection': (view) => {
    const terminated = told(view, 'eligibility.AidTerminated').length > 0;
    return { outcome: view.chance.of(terminated ? ['TERMINATION_REVOKED', 'TERMINATION_REVOKED', 'UPHELD'] : ['ORDERED_TO_GRANT', 'ORDERED_TO_GRANT', 'UPHELD']), reasons: '经审查决定如此' };
  },
  'terminate-aid': ({ chance }) => ({ ground: chance.of(['OWN_LAWYER_RETAINED', 'MEANS_CHANGED', 'FRAUD_OBTAINED']), explanation: '情况变化', evidence: '查询结果' }),
  'serve-decision': ({ today }) => ({ method: 'IN_PERSON', servedOn: today, receivedBy: '本人' }),
  'record-recipient-choice': (view) => ({ lawyerId: `L-${view.file.head?.entry.agency ?? ''}-${1 + view.chance.below(4)}` }),
  'record-conflict': (view) => ({ lawyerId: view.chance.of([lawyer(view), `L-${view.file.head?.entry.agency ?? ''}-1`]), conflict: 'REPRESENTS_OPPONENT' }),
  'sign-agreement': ({ today }) => ({ signedOn: today, powerOfAttorney: true }),
  'decide-change': ({ chance }) => ({ approve: chance.next() < 0.7, reason: '情况属实' }),
  'hand-over-file': (view) => ({ from: some(view, 'assignment.ProviderRelieved', 'lawyerId'), items: [{ name: '起诉状及证据材料', copies: 1 }] }),
  'notify-hearing': (view) => {
    const earlier = told(view, 'assignment.HearingNotified').at(-1)?.eventId;
    return { hearingOn: view.today, court: '人民法院', ...(earlier !== undefined && view.chance.next() < 0.5 ? { replaces: earlier } : {}) };
  },
  'close-case': ({ today }) => ({ result: 'MEDIATED', resultText: '调解', recoveredFen: 1_860_000, closedOn: today }),
  'record-interview': ({ today }) => ({ interviewedOn: today, readBack: true, explained: true }),
  'propose-forwarding': () => ({}),
  'dispute-forwarding': (view) => ({ claims: lastSaid(view, 'cross-region-transfer.Forwarded', 'from') ?? '340202', ground: 'OTHER', reasons: '本机构无管辖权' }),
  designate: (view) => ({ to: lastSaid(view, 'cross-region-transfer.ForwardDisputed', view.chance.of(['by', 'from', 'claims'])) ?? '340103', reasons: '指定管辖' }),
  // What else the list asks for is in the answer.
  'submit-archive': ({ paper }) => ({ items: [{ item: 'CLOSING_REPORT', documents: [paper], pages: 1 }] }),
  'return-archive': () => ({ reasons: [{ item: 'CLOSING_REPORT', reason: '缺页' }] }),
  'accept-archive': ({ chance }) => ({ archiveNumber: `卷第${chance.below(1000)}号` }),
  'rate-service': (view) => ({ service: 'UNDERTAKING', scores: scores(view.chance), comment: '一般', lawyerId: lawyer(view) }),
  'correct-rating': (view) => ({ rating: view.file.entries.findLast(({ recorded }) => /ServiceRated(Corrected)?$/.test(recorded.type))?.recorded.eventId, scores: scores(view.chance), reason: '记录有误' }),
  'open-supervision-act': (view) => {
    const hearing = told(view, 'assignment.HearingNotified').at(-1)?.eventId;
    return hearing !== undefined && view.chance.next() < 0.6 ? { act: 'HEARING_OBSERVATION', saw: [hearing] } : { act: 'FILE_CHECK', saw: [someEntry(view)] };
  },
  'raise-finding': (view) => ({ actId: ownAct(view), text: '会见笔录未签名', severity: view.chance.of(['MINOR', 'MAJOR']), duty: view.chance.of(['LAWYER', 'AGENCY']) }),
  'record-rectification': (view) => ({ findingId: finding(view, 'ANSWER'), measures: '已补签' }),
  'answer-finding': (view) => ({ findingId: finding(view, 'ANSWER'), by: [told(view, 'quality-review.RectificationRecorded').at(-1)?.eventId ?? someEntry(view)], text: '已补签' }),
  'recheck-finding': (view) => ({ findingId: finding(view, 'RECHECK'), accepted: view.chance.next() < 0.6, reason: '核查' }),
  'close-supervision-act': (view) => ({ actId: ownAct(view) }),
  'appoint-reviewers': (view) => ({ reviewId: lastSaid(view, 'quality-review.SampledForReview', 'reviewId') }),
  'declare-conflict': (view) => ({ reviewId: lastSaid(view, 'quality-review.SampledForReview', 'reviewId'), conflict: 'OTHER_INTEREST', note: '曾提供咨询' }),
  'submit-score': (view) => ({
    reviewId: lastSaid(view, 'quality-review.SampledForReview', 'reviewId'), marks: marks(view.chance), vetoes: [],
    findings: view.chance.next() < 0.3 ? [{ text: '会见笔录未签名', severity: 'MINOR', duty: 'LAWYER' }] : [],
  }),
  'correct-score': (view) => ({ reviewId: lastSaid(view, 'quality-review.SampledForReview', 'reviewId'), marks: marks(view.chance), vetoes: [], reason: '漏看' }),
  'close-review': (view) => ({ reviewId: lastSaid(view, 'quality-review.SampledForReview', 'reviewId') }),
};

const EXAMPLES: Readonly<Record<string, unknown>> = Object.fromEntries(
  [...INTAKE_ACTIONS, ...ELIGIBILITY_ACTIONS, ...ASSIGNMENT_CASE_ACTIONS, ...TRANSFER_ACTIONS, ...QUALITY_CASE_ACTIONS, ...REVIEW_CASE_ACTIONS].map(({ name, example }) => [name, example]),
);

/** What is filled in for an action, mostly so that it can be accepted. */
export const bodyFor = (view: View): object => BODIES[view.offer.action]?.(view) ?? (EXAMPLES[view.offer.action] as object | undefined) ?? {};
