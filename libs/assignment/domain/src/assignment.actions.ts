import type { Actor, Bilingual, Role } from '@juanzong/kernel';
import type { AssignmentCommand } from './assignment.commands.js';
import type { AssignmentState, AssignmentStateKind } from './assignment.state.js';

export type AssignmentAction = AssignmentCommand['kind'];

export interface ActionRule {
  /** kebab-case, as the HTTP edge and the shell call it. */
  readonly name: string;
  readonly label: Bilingual;
  readonly roles: readonly Role[];
  readonly states: readonly AssignmentStateKind[];
  /** Only for the lawyer who has the case. */
  readonly ownCaseOnly: boolean;
  /** Done by the platform in the course of its protocol: no button. */
  readonly internal: boolean;
}

const IN_HAND = { ownCaseOnly: true, internal: false, roles: ['lawyer'] } as const;
const INTERNAL = { ownCaseOnly: false, internal: true } as const;

/** State × role → actions, with the labels that the console and the shell show. */
export const ASSIGNMENT_ACTIONS: Readonly<Record<AssignmentAction, ActionRule>> = {
  openAssignment: { ...INTERNAL, name: 'open-assignment', label: { zh: '进入指派', en: 'Open assignment' }, roles: ['system'], states: ['NotOpen'] },
  recordRecipientChoice: {
    name: 'record-recipient-choice', label: { zh: '登记受援人点选律师', en: 'Record the recipient’s choice' }, roles: ['assigner', 'clerk'], states: ['AwaitingAssignment'], ownCaseOnly: false, internal: false,
  },
  recordConflict: {
    name: 'record-conflict', label: { zh: '登记利益冲突', en: 'Record a conflict of interest' }, roles: ['assigner', 'lawyer'], states: ['AwaitingAssignment', 'Assigned'], ownCaseOnly: false, internal: false,
  },
  assignProvider: { name: 'assign-provider', label: { zh: '指派律师', en: 'Assign a lawyer' }, roles: ['assigner', 'system'], states: ['AwaitingAssignment'], ownCaseOnly: false, internal: false },
  voidDraw: { ...INTERNAL, name: 'void-draw', label: { zh: '作废抽派', en: 'Void a draw' }, roles: ['assigner', 'system'], states: ['NotOpen', 'AwaitingAssignment', 'Assigned', 'Accepted', 'InProgress', 'Closed', 'Ended'] },
  acceptAssignment: { ...IN_HAND, name: 'accept-assignment', label: { zh: '接受指派', en: 'Accept the assignment' }, states: ['Assigned'] },
  declineAssignment: { ...IN_HAND, name: 'decline-assignment', label: { zh: '不能承办', en: 'Decline the assignment' }, states: ['Assigned'] },
  signAgreement: { ...IN_HAND, name: 'sign-agreement', label: { zh: '签订委托代理协议', en: 'Sign the agreement' }, states: ['Accepted'] },
  reportProgress: { ...IN_HAND, name: 'report-progress', label: { zh: '通报办理进展', en: 'Report progress' }, states: ['InProgress'] },
  closeCase: { ...IN_HAND, name: 'close-case', label: { zh: '报告结案', en: 'Close the case' }, states: ['InProgress'] },
  fireDeadline: { ...INTERNAL, name: 'fire-deadline', label: { zh: '期限届满', en: 'Deadline reached' }, roles: ['system'], states: ['AwaitingAssignment', 'Assigned', 'Accepted', 'InProgress', 'Closed', 'Ended', 'NotOpen'] },
  recomputeDeadline: { ...INTERNAL, name: 'recompute-deadline', label: { zh: '重新计算期限', en: 'Recompute a deadline' }, roles: ['system'], states: ['AwaitingAssignment', 'Assigned', 'Accepted', 'InProgress', 'Closed', 'Ended', 'NotOpen'] },
};

/** The lawyer's id in the roster, of an actor who is one: their actor id is `lawyer:<lawyerId>`. */
export const lawyerIdOf = ({ role, id }: Actor): string | undefined => (role === 'lawyer' && id.startsWith('lawyer:') ? id.slice('lawyer:'.length) : undefined);

/** Whether the actor is the lawyer who has the case in hand. */
export const hasCaseInHand = (state: AssignmentState, actor: Actor): boolean => 'assignment' in state && state.assignment.lawyerId === lawyerIdOf(actor);

export interface AllowedAction {
  readonly name: string;
  readonly label: Bilingual;
  readonly roles: readonly Role[];
}

const open = (state: AssignmentState): ActionRule[] => Object.values(ASSIGNMENT_ACTIONS).filter(({ internal, states }) => !internal && states.includes(state.kind));
const shown = ({ name, label, roles }: ActionRule): AllowedAction => ({ name, label, roles });

/** What may be done next with a case, by anybody. */
export const allowedActions = (state: AssignmentState): readonly AllowedAction[] => open(state).map(shown);

/** What this actor may do next with a case. The decider enforces the same table. */
export function allowedActionsFor(state: AssignmentState, actor: Actor): readonly AllowedAction[] {
  const elsewhere = isOfficial(actor) && actor.agency !== state.file.agency;
  return open(state).filter(({ roles, ownCaseOnly }) => !elsewhere && roles.includes(actor.role) && (!ownCaseOnly || hasCaseInHand(state, actor))).map(shown);
}

/** Who acts for an agency, and only on its cases. */
export const isOfficial = ({ role }: Actor): boolean => role === 'assigner' || role === 'clerk';
