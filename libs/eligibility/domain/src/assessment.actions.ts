import type { Bilingual, Role } from '@juanzong/kernel';
import type { EligibilityState, InState, OpenedState } from './assessment.state.js';
import { fraudFound } from './termination/cost-recovery.js';

export interface AllowedAction {
  readonly name: string;
  readonly label: Bilingual;
  readonly roles: readonly Role[];
}

const action = (name: string, zh: string, en: string, ...roles: Role[]): AllowedAction => ({ name, label: { zh, en }, roles });

const VERIFY = action('verify-means', '核查经济困难状况', 'Verify means', 'examiner');
const QUERY = action('query-means', '信息共享查询', 'Query shared data on means', 'examiner');
const REUSE = action('reuse-hardship-finding', '沿用经济困难认定', 'Use an earlier finding of hardship', 'examiner');
const PROPOSE = action('propose-decision', '拟定决定', 'Propose a decision', 'examiner');
const INSTANT = action('decide-instantly', '即申即办，当场决定', 'Decide instantly', 'examiner');
const APPROVE = action('approve-decision', '审批', 'Approve', 'approver');
const RETURN = action('return-decision', '退回重新审查', 'Return the proposal', 'approver');
const SERVE = action('serve-decision', '登记送达', 'Record service', 'clerk', 'examiner');
const ADVANCE = action('grant-advance-aid', '先行提供法律援助', 'Grant advance aid', 'approver');
const REVOKE = action('revoke-advance-aid', '撤销先行援助', 'Revoke advance aid', 'approver');
const OBJECT = action('file-objection', '提出异议', 'File an objection', 'recipient', 'clerk');
const WITHDRAW = action('withdraw-objection', '撤回异议', 'Withdraw the objection', 'recipient', 'clerk');
const DECIDE = action('decide-objection', '处理异议', 'Decide on the objection', 'supervisor');
const REPORT = action('report-ground', '报告终止情形', 'Report a ground of termination', 'lawyer');
const TERMINATE = action('terminate-aid', '终止法律援助', 'Terminate aid', 'approver');
const FALSE = action('record-false-commitment', '登记承诺不实', 'Record a false commitment', 'approver', 'supervisor');
const RECOVER = action('order-cost-recovery', '责令支付费用并处罚款', 'Order recovery of cost', 'supervisor');

const urgent = ({ origin, advance }: OpenedState): AllowedAction[] => (origin === 'NOTIFICATION' ? [] : [advance ? REVOKE : ADVANCE]);

/** What may be done next in the examination and after its decision, as data. What a date or a rule decides is listed, and refused with a name. */
export function allowedActions(state: EligibilityState): readonly AllowedAction[] {
  switch (state.status) {
    case 'NotAccepted':
    case 'Accepted':
      return urgent(state);
    case 'Examined':
      return [...(state.examination.route === 'TESTED' ? [QUERY, VERIFY, REUSE] : []), PROPOSE, ...(state.instant?.applies && state.instant.onePersonMayDecide ? [INSTANT] : []), ...urgent(state)];
    case 'Proposed':
      return [APPROVE, RETURN, ...urgent(state)];
    case 'Decided':
      return afterDecision(state);
    default:
      return [];
  }
}

function afterDecision(state: InState<'Decided'>): AllowedAction[] {
  const { outcome, served, objection, closed, means, falsehood, recovered } = state;
  const running = outcome === 'GRANTED' && !closed;
  return [
    ...(served ? [] : [SERVE]),
    ...(objection?.status === 'OPEN' ? [WITHDRAW, DECIDE] : []),
    ...(outcome !== 'GRANTED' && (objection === undefined || objection.status === 'WITHDRAWN') ? [OBJECT] : []),
    ...(running ? [TERMINATE, ...(state.lawyerId === undefined ? [] : [REPORT])] : []),
    ...(outcome !== 'REFUSED' && means?.method === 'COMMITMENT' && !falsehood ? [FALSE] : []),
    ...(fraudFound(state) && !recovered && objection?.status !== 'OPEN' ? [RECOVER] : []),
  ];
}
