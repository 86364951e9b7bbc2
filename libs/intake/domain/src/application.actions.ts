import type { Bilingual, Role } from '@juanzong/kernel';
import type { IntakeState } from './application.state.js';
import { erasable, isOver } from './erase-personal-data.js';
import { unserved } from './letters.js';

type Opened = Exclude<IntakeState, { status: 'NotOpened' }>;

export interface AllowedAction {
  readonly name: string;
  readonly label: Bilingual;
  readonly roles: readonly Role[];
}

const clerk: readonly Role[] = ['clerk'];
const SUPPLEMENT: AllowedAction = { name: 'request-supplement', label: { zh: '一次性告知补充材料', en: 'Give the once-only notice of missing materials' }, roles: clerk };
const SUPPLY: AllowedAction = { name: 'supply-materials', label: { zh: '登记补充材料', en: 'Record supplied materials' }, roles: clerk };
const ACCEPT: AllowedAction = { name: 'accept-application', label: { zh: '受理', en: 'Accept' }, roles: clerk };
const WITHDRAW: AllowedAction = { name: 'withdraw-application', label: { zh: '撤回申请', en: 'Withdraw' }, roles: clerk };
const DEEM: AllowedAction = { name: 'record-deemed-withdrawal', label: { zh: '登记视为撤回', en: 'Record a deemed withdrawal' }, roles: clerk };
const CORRECT: AllowedAction = { name: 'correct-application', label: { zh: '更正登记', en: 'Correct particulars' }, roles: clerk };

const ERASE: AllowedAction = { name: 'erase-personal-data', label: { zh: '删除个人信息', en: 'Erase personal data' }, roles: ['operator'] };

const officers: readonly Role[] = ['clerk', 'examiner', 'approver', 'assigner', 'quality-officer'];
const ISSUE: AllowedAction = { name: 'issue-document', label: { zh: '制发文书', en: 'Issue a letter' }, roles: officers };
const SERVE: AllowedAction = { name: 'serve-document', label: { zh: '登记文书送达', en: 'Record the service of a letter' }, roles: officers };

/** Which forms can be written is a matter of the whole file; somebody whose data were erased gets no letter. */
const letters = (state: Opened): AllowedAction[] =>
  state.erased.includes('applicant') || state.erased.includes('documents') ? [] : [ISSUE, ...(unserved(state.letters) ? [SERVE] : [])];

/** A correction repeats the whole application, so there is none once somebody in it was erased. */
const corrections = (state: Opened): AllowedAction[] => (state.erased.some((subject) => subject !== 'documents') ? [] : [CORRECT]);
const acceptance = ({ forwarding }: Opened): AllowedAction[] => (forwarding ? [] : [ACCEPT]);
const erasures = (state: Opened): AllowedAction[] => (isOver(state) && erasable(state).length > 0 ? [ERASE] : []);

/**
 * What may be done next with an application, as data: the server enforces it and every client draws its choices from it.
 * Whether materials are missing is a matter of the rules and not of the state: acceptance is open until it is given, also
 * while a supplement is awaited, for a correction may have made what was asked for needless.
 */
export function allowedActions(state: IntakeState): readonly AllowedAction[] {
  return state.status === 'NotOpened' ? [] : [...steps(state), ...letters(state)];
}

function steps(state: Opened): readonly AllowedAction[] {
  switch (state.status) {
    case 'Received':
      return [...(state.notice ? [] : [SUPPLEMENT]), SUPPLY, ...acceptance(state), WITHDRAW, CORRECT];
    case 'AwaitingSupplement':
      return [SUPPLY, ...acceptance(state), WITHDRAW, DEEM, CORRECT];
    case 'Accepted':
      return [...(state.decided ? [] : [WITHDRAW]), ...corrections(state), ...erasures(state)];
    case 'Ended':
      return [...corrections(state), ...erasures(state)];
  }
}
