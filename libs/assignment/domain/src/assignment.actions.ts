import type { ChangeParty } from '@juanzong/assignment-contracts';
import type { Actor, Bilingual, Role } from '@juanzong/kernel';
import type { AssignmentCommand } from './assignment.commands.js';
import { type AssignmentState, type AssignmentStateKind, type ChangeRequest, isInHand } from './assignment.state.js';

export type AssignmentAction = AssignmentCommand['kind'];

export interface ActionRule {
  /** kebab-case, as the HTTP edge and the shell call it. */
  readonly name: string;
  readonly label: Bilingual;
  readonly roles: readonly Role[];
  readonly states: readonly AssignmentStateKind[];
  /** A lawyer only if they have the case. */
  readonly ownCaseOnly: boolean;
  /** What else the situation must be like for the button to show. */
  readonly when?: (state: AssignmentState, actor?: Actor) => boolean;
  /** Done by the platform in the course of its protocol: no button. */
  readonly internal: boolean;
}

const IN_HAND = { ownCaseOnly: true, internal: false, roles: ['lawyer'] } as const;
const EVERY_STATE: readonly AssignmentStateKind[] = ['NotOpen', 'AwaitingAssignment', 'Assigned', 'Accepted', 'InProgress', 'TerminatedInHand', 'Closed', 'Ended'];
const IN_SERVICE: readonly AssignmentStateKind[] = ['Assigned', 'Accepted', 'InProgress'];
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
  voidDraw: { ...INTERNAL, name: 'void-draw', label: { zh: '作废抽派', en: 'Void a draw' }, roles: ['assigner', 'system'], states: EVERY_STATE },
  acceptAssignment: { ...IN_HAND, name: 'accept-assignment', label: { zh: '接受指派', en: 'Accept the assignment' }, states: ['Assigned'] },
  declineAssignment: { ...IN_HAND, name: 'decline-assignment', label: { zh: '不能承办', en: 'Decline the assignment' }, states: ['Assigned'] },
  signAgreement: { ...IN_HAND, name: 'sign-agreement', label: { zh: '签订委托代理协议', en: 'Sign the agreement' }, states: ['Accepted'] },
  requestChange: {
    name: 'request-change', label: { zh: '申请更换承办律师', en: 'Request another lawyer' }, roles: ['recipient', 'clerk', 'lawyer', 'assigner'], states: IN_SERVICE, ownCaseOnly: true, internal: false,
    when: (state) => changeOf(state) === undefined,
  },
  withdrawChangeRequest: {
    name: 'withdraw-change-request', label: { zh: '撤回更换申请', en: 'Withdraw the request for another lawyer' }, roles: ['recipient', 'clerk', 'lawyer', 'assigner'], states: IN_SERVICE,
    ownCaseOnly: true, internal: false, when: (state, actor) => {
      const change = changeOf(state);
      return change !== undefined && (actor === undefined || change.by === partyOf(actor));
    },
  },
  decideChange: {
    name: 'decide-change', label: { zh: '决定是否更换承办律师', en: 'Decide on the request for another lawyer' }, roles: ['assigner', 'approver'], states: IN_SERVICE, ownCaseOnly: false, internal: false,
    when: (state) => changeOf(state) !== undefined,
  },
  handOverFile: {
    name: 'hand-over-file', label: { zh: '移交案卷材料', en: 'Hand over the papers' }, roles: ['lawyer', 'assigner'], states: IN_SERVICE, ownCaseOnly: false, internal: false,
    when: (state, actor) => papersWith(state).some((lawyerId) => actor?.role !== 'lawyer' || lawyerId === lawyerIdOf(actor)),
  },
  notifyHearing: { ...IN_HAND, name: 'notify-hearing', label: { zh: '报告开庭时间', en: 'Notify a hearing' }, states: ['InProgress'] },
  endWithAid: { ...INTERNAL, name: 'end-with-aid', label: { zh: '援助终止后消灭期限', en: 'Let clocks fall away with the aid' }, roles: ['system'], states: EVERY_STATE },
  goOn: { ...INTERNAL, name: 'go-on', label: { zh: '恢复办理', en: 'Go on' }, roles: ['system'], states: EVERY_STATE },
  reportProgress: { ...IN_HAND, name: 'report-progress', label: { zh: '通报办理进展', en: 'Report progress' }, states: ['InProgress'] },
  closeCase: { ...IN_HAND, name: 'close-case', label: { zh: '报告结案', en: 'Close the case' }, states: ['InProgress', 'TerminatedInHand'], when: (state) => changeOf(state) === undefined },
  fireDeadline: { ...INTERNAL, name: 'fire-deadline', label: { zh: '期限届满', en: 'Deadline reached' }, roles: ['system'], states: EVERY_STATE },
  recomputeDeadline: { ...INTERNAL, name: 'recompute-deadline', label: { zh: '重新计算期限', en: 'Recompute a deadline' }, roles: ['system'], states: EVERY_STATE },
};

/** The lawyer's id in the roster, of an actor who is one: their actor id is `lawyer:<lawyerId>`. */
export const lawyerIdOf = ({ role, id }: Actor): string | undefined => (role === 'lawyer' && id.startsWith('lawyer:') ? id.slice('lawyer:'.length) : undefined);

/** Whether the actor is the lawyer who has the case in hand. */
export const hasCaseInHand = (state: AssignmentState, actor: Actor): boolean => 'assignment' in state && state.assignment.lawyerId === lawyerIdOf(actor);

/** For whom the actor asks for another lawyer: a clerk takes down what the recipient asks for. */
export const partyOf = ({ role }: Actor): ChangeParty => (role === 'lawyer' ? 'LAWYER' : role === 'assigner' ? 'AGENCY' : 'RECIPIENT');

/** The request for another lawyer that awaits its decision. */
export const changeOf = (state: AssignmentState): ChangeRequest | undefined => (isInHand(state) ? state.change : undefined);

/** Former lawyers who have not handed over their papers yet. */
export const papersWith = (state: AssignmentState): readonly string[] =>
  'choice' in state ? state.choice.relieved.filter(({ handedOver }) => !handedOver).map(({ lawyerId }) => lawyerId) : [];

export interface AllowedAction {
  readonly name: string;
  readonly label: Bilingual;
  readonly roles: readonly Role[];
}

const open = (state: AssignmentState, actor?: Actor): ActionRule[] =>
  Object.values(ASSIGNMENT_ACTIONS).filter(({ internal, states, when }) => !internal && states.includes(state.kind) && (when?.(state, actor) ?? true));
const shown = ({ name, label, roles }: ActionRule): AllowedAction => ({ name, label, roles });

/** What may be done next with a case, by anybody. */
export const allowedActions = (state: AssignmentState): readonly AllowedAction[] => open(state).map(shown);

/** What this actor may do next with a case. The decider enforces the same table. */
export function allowedActionsFor(state: AssignmentState, actor: Actor): readonly AllowedAction[] {
  const elsewhere = isOfficial(actor) && actor.agency !== state.file.agency;
  return open(state, actor).filter(({ roles, ownCaseOnly }) => !elsewhere && roles.includes(actor.role) && (!ownCaseOnly || actor.role !== 'lawyer' || hasCaseInHand(state, actor))).map(shown);
}

/** Who acts for an agency, and only on its cases. */
export const isOfficial = ({ role }: Actor): boolean => role === 'assigner' || role === 'clerk' || role === 'approver';
