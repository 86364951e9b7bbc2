import type { Actor, Bilingual, Role } from '@juanzong/kernel';
import type { AssignmentCommand } from './assignment.commands.js';
import type { AssignmentState, AssignmentStateKind } from './assignment.state.js';

export type AssignmentAction = AssignmentCommand['kind'];

export interface ActionRule {
  readonly label: Bilingual;
  readonly roles: readonly Role[];
  readonly states: readonly AssignmentStateKind[];
  /** Only for the lawyer who has the case; a lawyer's actor id is their lawyerId. */
  readonly ownCaseOnly: boolean;
  /** Done by the platform in the course of its protocol: no button. */
  readonly internal: boolean;
}

const IN_HAND = { ownCaseOnly: true, internal: false, roles: ['lawyer'] } as const;
const INTERNAL = { ownCaseOnly: false, internal: true } as const;

/** State × role → actions, with the labels that the console and the shell show. */
export const ASSIGNMENT_ACTIONS: Readonly<Record<AssignmentAction, ActionRule>> = {
  openAssignment: { ...INTERNAL, label: { zh: '进入指派', en: 'Open assignment' }, roles: ['system'], states: ['NotOpen'] },
  recordRecipientChoice: {
    label: { zh: '登记受援人点选律师', en: 'Record the recipient’s choice' }, roles: ['assigner', 'clerk'], states: ['AwaitingAssignment'], ownCaseOnly: false, internal: false,
  },
  recordConflict: {
    label: { zh: '登记利益冲突', en: 'Record a conflict of interest' }, roles: ['assigner', 'lawyer'], states: ['AwaitingAssignment', 'Assigned'], ownCaseOnly: false, internal: false,
  },
  assignProvider: { label: { zh: '指派律师', en: 'Assign a lawyer' }, roles: ['assigner', 'system'], states: ['AwaitingAssignment'], ownCaseOnly: false, internal: false },
  voidDraw: { ...INTERNAL, label: { zh: '作废抽派', en: 'Void a draw' }, roles: ['assigner', 'system'], states: ['NotOpen', 'AwaitingAssignment', 'Assigned', 'Accepted', 'InProgress', 'Closed', 'Ended'] },
  acceptAssignment: { ...IN_HAND, label: { zh: '接受指派', en: 'Accept the assignment' }, states: ['Assigned'] },
  declineAssignment: { ...IN_HAND, label: { zh: '不能承办', en: 'Decline the assignment' }, states: ['Assigned'] },
  signAgreement: { ...IN_HAND, label: { zh: '签订委托代理协议', en: 'Sign the agreement' }, states: ['Accepted'] },
  reportProgress: { ...IN_HAND, label: { zh: '通报办理进展', en: 'Report progress' }, states: ['InProgress'] },
  closeCase: { ...IN_HAND, label: { zh: '报告结案', en: 'Close the case' }, states: ['InProgress'] },
  fireDeadline: { ...INTERNAL, label: { zh: '期限届满', en: 'Deadline reached' }, roles: ['system'], states: ['AwaitingAssignment', 'Assigned', 'Accepted', 'InProgress', 'Closed', 'Ended', 'NotOpen'] },
};

/** Whether the actor is the lawyer who has the case in hand. */
export const hasCaseInHand = (state: AssignmentState, actor: Actor): boolean => 'assignment' in state && state.assignment.lawyerId === actor.id;

export interface AllowedAction {
  readonly action: AssignmentAction;
  readonly label: Bilingual;
}

/** What this actor may do next with this case. The decider enforces the same table. */
export function allowedAssignmentActions(state: AssignmentState, actor: Actor): AllowedAction[] {
  const elsewhere = ['assigner', 'clerk'].includes(actor.role) && actor.agency !== state.file.agency;
  return Object.entries(ASSIGNMENT_ACTIONS)
    .filter(([, rule]) => !rule.internal && !elsewhere && rule.roles.includes(actor.role) && rule.states.includes(state.kind))
    .filter(([, rule]) => !rule.ownCaseOnly || hasCaseInHand(state, actor))
    .map(([action, { label }]) => ({ action: action as AssignmentAction, label }));
}
