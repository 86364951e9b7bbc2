import { HABITS } from '../habits.js';
import type { Problem } from '../platform/answers.js';
import { type Situation, textOf } from '../case-book.js';
import type { Attempt, Players } from './player.js';

const habits = HABITS.eligibility;
const GOOD_REASON = '住院治疗，未能按期提出';

/** What the applicant stated, as the examiner finds it confirmed. */
const means = ({ row }: Situation): object => ({
  method: row?.verification ?? 'COMMITMENT', source: row?.verification === 'CERTIFICATE' ? '乡镇人民政府证明' : row?.verification === 'DATA_QUERY' ? '民政低保信息查询' : '个人诚信承诺书',
  householdSize: row?.household?.size ?? 1, monthlyIncomeFen: row?.household?.monthlyIncomeFen ?? 0, assetsFen: row?.household?.assetsFen ?? 0,
});

/** The rules want another outcome, or the means looked into first. */
function otherwise(situation: Situation, { code, params }: Problem): Attempt | undefined {
  if (code === 'eligibility.means-not-verified') return { context: 'eligibility', action: 'verify-means', body: means(situation) };
  if (code !== 'eligibility.proposal-contradicts-rules') return undefined;
  return { context: 'eligibility', action: 'propose-decision', body: { outcome: params['expected'], note: '依照审查结果' } };
}

/** Examiners, approvers, and what comes after a decision. */
export const eligibilityPlayers: Players = {
  'query-means': (situation) => {
    const { book, row } = situation;
    if (row?.verification !== 'DATA_QUERY' || book.has('eligibility.MeansVerified')) return undefined;
    return { days: habits.verify, recover: () => ({ context: 'eligibility', action: 'verify-means', body: { ...means(situation), method: 'COMMITMENT', source: '个人诚信承诺书' } }) };
  },
  'verify-means': (situation) => {
    const { book, row } = situation;
    return row?.household && row.verification !== 'DATA_QUERY' && !book.has('eligibility.MeansVerified') ? { days: habits.verify, body: () => means(situation) } : undefined;
  },
  'propose-decision': (situation, dice) => ({
    days: dice.happens(habits.slowExaminers, 'slow') ? habits.proposeSlowly : habits.propose, body: () => ({ outcome: 'GRANT' }), recover: (problem) => otherwise(situation, problem),
  }),
  'approve-decision': ({ book }, dice) => ({
    // No sooner granted than the recipient says that they have a lawyer of their own.
    ...(textOf(book.last('eligibility.DecisionProposed'), 'outcome') === 'GRANT' && dice.happens(habits.ownLawyer, 'own')
      ? { behind: () => ({ context: 'eligibility', action: 'terminate-aid', body: { ground: 'OWN_LAWYER_RETAINED', explanation: '受援人自行委托律师', evidence: '委托代理合同' } }) } : {}),
    days: dice.happens(habits.slowApprovers, 'slow') ? habits.approveSlowly : habits.approve,
  }),
  'return-decision': ({ book }) => (book.has('eligibility.DecisionReturned') ? undefined : { days: [0, 0], share: habits.returned, body: () => ({ reason: '请补充说明理由' }) }),
  'serve-decision': (_situation, dice) => ({
    days: habits.serve, body: (today) => ({ method: dice.pick(['IN_PERSON', 'POST'], 'method'), servedOn: today, receivedBy: null }),
  }),
  'reuse-hardship-finding': (situation) => {
    const other = earlierFinding(situation);
    return other === undefined ? undefined : { days: [0, 0], share: habits.reuse, body: () => ({ caseId: other }) };
  },
  'decide-instantly': () => ({ days: habits.instant, share: habits.instantly, body: () => ({ note: '材料齐全，当场决定' }) }),
  'grant-advance-aid': ({ book, row, today }) => {
    if (book.has('eligibility.AdvanceAidGranted')) return undefined;
    const left = row?.limitationDate === undefined ? undefined : Math.round((Date.parse(row.limitationDate) - Date.parse(today)) / DAY_MS);
    return left !== undefined && left >= 0 && left < 7 ? { days: habits.advance, share: habits.advanced, body: () => ({ ground: 'LIMITATION_LT_7D', evidence: `时效将于${row?.limitationDate ?? ''}届满` }) } : undefined;
  },
  'revoke-advance-aid': () => ({ days: habits.terminate, share: 0.1, body: () => ({ reason: '逾期未补办手续' }) }),
  'file-objection': ({ book }, dice, persona) => {
    if (!persona.startsWith('recipient:') || book.has('eligibility.ObjectionFiled')) return undefined;
    const late = dice.happens(habits.objectsLate, 'late');
    const objection = (lateReason: string | null): object => ({ grounds: dice.pick(['家庭收入计算有误', '属于免予核查的人员', '事项属于援助范围'], 'grounds'), lateReason });
    return {
      days: late ? habits.objectionLate : habits.object, share: habits.objects, anyDay: true, body: () => objection(late ? GOOD_REASON : null),
      recover: ({ code }) => (code === 'eligibility.objection-late-without-reason' ? { context: 'eligibility', action: 'file-objection', body: objection(GOOD_REASON) } : undefined),
    };
  },
  'withdraw-objection': (_situation, _dice, persona) => (persona.startsWith('recipient:') ? { days: [0, 1], share: habits.objectionWithdrawn, anyDay: true, body: () => ({ reason: '已另行委托律师' }) } : undefined),
  'decide-objection': ({ book }, dice) => {
    const refused = book.has('eligibility.AidRefused') && !book.has('eligibility.AidTerminated');
    const founded = dice.happens(habits.objectionFounded, 'founded');
    const outcome = !founded ? 'UPHELD' : refused ? 'ORDERED_TO_GRANT' : 'TERMINATION_REVOKED';
    return { days: dice.happens(habits.slowBureaus, 'slow') ? habits.objectionDecidedLate : habits.objectionDecided, body: () => ({ outcome, reasons: founded ? '经审查，异议成立' : '经审查，原决定认定事实清楚、适用规定正确', saw: [] }) };
  },
  'report-ground': ({ book }) => {
    if (book.has('eligibility.TerminationGroundReported')) return undefined;
    return { days: habits.terminate, share: habits.reported, body: () => ({ ground: 'OWN_LAWYER_RETAINED', explanation: '受援人已自行委托律师', evidence: '委托合同复印件' }) };
  },
  'terminate-aid': ({ book }, dice) => {
    const [falsehood, reported] = [book.last('eligibility.CommitmentFoundFalse'), book.last('eligibility.TerminationGroundReported')];
    const ground = falsehood ? 'FRAUD_OBTAINED' : reported ? 'OWN_LAWYER_RETAINED' : dice.pick(['MEANS_CHANGED', 'OWN_LAWYER_RETAINED'], 'ground');
    const known = falsehood ?? reported;
    return {
      days: habits.terminate, ...(known ? {} : { share: habits.terminated }),
      body: () => ({ ground, explanation: '经核实存在终止情形', evidence: '核查记录', organConsent: null }),
      recover: ({ code }) => (code === 'eligibility.organ-consent-needed' ? { context: 'eligibility', action: 'terminate-aid', body: { ground, explanation: '经核实存在终止情形', evidence: '核查记录', organConsent: '办案机关同意' } } : undefined),
    };
  },
  'record-false-commitment': ({ book }, _dice, persona) =>
    (persona.startsWith('approver') && !book.has('eligibility.CommitmentFoundFalse') ? { days: habits.commitmentFalse, share: habits.commitmentsFalse, body: () => ({ what: '隐瞒名下房产', evidence: '不动产登记查询结果' }) } : undefined),
  'order-cost-recovery': (_situation, dice) => ({ days: habits.recover, body: () => ({ amountFen: dice.between(500, 3000, 'amount') * 100, fineFen: dice.between(0, 10, 'fine') * 10_000, reasons: '以虚假承诺获得法律援助' }), recover: ({ code }) => (code === 'eligibility.fine-above-cap' ? { context: 'eligibility', action: 'order-cost-recovery', body: { amountFen: 100_000, fineFen: 0, reasons: '以虚假承诺获得法律援助' } } : undefined) }),
};

const DAY_MS = 86_400_000;

/** Another case of the same person in which means were looked into before. */
function earlierFinding({ row, book, books, rowOf }: Situation): string | undefined {
  if (!row) return undefined;
  return [...books.values()].find((other) => other.id !== book.id && rowOf(other)?.applicant.idNumber === row.applicant.idNumber && other.at(book.changedAt).has('eligibility.MeansVerified'))?.id;
}
