import type { Bilingual, Role } from '@juanzong/kernel';
import type { EligibilityState } from './assessment.state.js';

export interface AllowedAction {
  readonly name: string;
  readonly label: Bilingual;
  readonly roles: readonly Role[];
}

const VERIFY: AllowedAction = { name: 'verify-means', label: { zh: '核查经济困难状况', en: 'Verify means' }, roles: ['examiner'] };
const QUERY: AllowedAction = { name: 'query-means', label: { zh: '信息共享查询', en: 'Query shared data on means' }, roles: ['examiner'] };
const PROPOSE: AllowedAction = { name: 'propose-decision', label: { zh: '拟定决定', en: 'Propose a decision' }, roles: ['examiner'] };
const APPROVE: AllowedAction = { name: 'approve-decision', label: { zh: '审批', en: 'Approve' }, roles: ['approver'] };
const RETURN: AllowedAction = { name: 'return-decision', label: { zh: '退回重新审查', en: 'Return the proposal' }, roles: ['approver'] };
const SERVE: AllowedAction = { name: 'serve-decision', label: { zh: '登记送达', en: 'Record service' }, roles: ['clerk', 'examiner'] };

/** What may be done next in the examination, as data. */
export function allowedActions(state: EligibilityState): readonly AllowedAction[] {
  switch (state.status) {
    case 'Examined':
      return [...(state.examination.route === 'TESTED' ? [QUERY, VERIFY] : []), PROPOSE];
    case 'Proposed':
      return [APPROVE, RETURN];
    case 'Decided':
      return state.served ? [] : [SERVE];
    default:
      return [];
  }
}
