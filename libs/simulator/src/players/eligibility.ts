import { HABITS } from '../habits.js';
import type { Problem } from '../platform/answers.js';
import type { Situation } from '../case-book.js';
import type { Attempt, Players } from './player.js';

const habits = HABITS.eligibility;

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
  'approve-decision': (_situation, dice) => ({ days: dice.happens(habits.slowApprovers, 'slow') ? habits.approveSlowly : habits.approve }),
  'return-decision': ({ book }) => (book.has('eligibility.DecisionReturned') ? undefined : { days: [0, 0], share: habits.returned, body: () => ({ reason: '请补充说明理由' }) }),
  'serve-decision': (_situation, dice) => ({
    days: habits.serve, body: (today) => ({ method: dice.pick(['IN_PERSON', 'POST'], 'method'), servedOn: today, receivedBy: null }),
  }),
};
