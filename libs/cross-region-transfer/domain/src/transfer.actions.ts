import type { Actor, Bilingual, Role } from '@juanzong/kernel';
import type { TransferState } from './transfer.state.js';

export interface AllowedAction {
  readonly name: string;
  readonly label: Bilingual;
  readonly roles: readonly Role[];
}

const clerk: readonly Role[] = ['clerk'];
const PROPOSE: AllowedAction = { name: 'propose-forwarding', label: { zh: '拟转交', en: 'Propose a forwarding' }, roles: clerk };
const WITHDRAW: AllowedAction = { name: 'withdraw-proposal', label: { zh: '撤回拟转交', en: 'Withdraw the proposal' }, roles: clerk };
const AGREE: AllowedAction = { name: 'agree-materials', label: { zh: '商定材料清单', en: 'Agree the list of materials' }, roles: clerk };
const INTERVIEW: AllowedAction = { name: 'record-interview', label: { zh: '登记谈话笔录', en: 'Record the interview' }, roles: clerk };
const FORWARD: AllowedAction = { name: 'forward', label: { zh: '转交', en: 'Forward' }, roles: clerk };
const ACCEPT: AllowedAction = { name: 'accept-forwarding', label: { zh: '接受转交', en: 'Accept the forwarding' }, roles: clerk };
const DISPUTE: AllowedAction = { name: 'dispute-forwarding', label: { zh: '提出管辖争议', en: 'Dispute the competence' }, roles: clerk };
const DESIGNATE: AllowedAction = { name: 'designate', label: { zh: '指定管辖', en: 'Designate the competent agency' }, roles: ['supervisor'] };

/**
 * What this actor may do next between agencies. Whether another agency is competent is a matter of the rules and not of the
 * state: a forwarding may be proposed until the application is accepted, and is refused where it may not be. While advance aid runs the file stays.
 */
export function allowedActions(state: TransferState, { role, agency }: Pick<Actor, 'role' | 'agency'>): readonly AllowedAction[] {
  if (state.status === 'NotReceived' || state.status === 'Over') return [];
  const owner = agency === state.agency && role === 'clerk';
  const authority = role === 'supervisor' && agency === (state.status === 'Disputed' ? state.dispute.authority : state.designation?.authority);
  switch (state.status) {
    case 'Here':
      if (authority) return [DESIGNATE];
      if (!owner || state.designation) return [];
      return [...(state.advanceAid ? [] : [PROPOSE]), ...(state.sender === undefined ? [] : [DISPUTE])];
    case 'Proposed':
      if (role === 'clerk' && agency === state.proposal.to) return [AGREE];
      return owner ? [INTERVIEW, ...(state.materialsAgreed && state.interviewed && !state.advanceAid ? [FORWARD] : []), WITHDRAW] : [];
    case 'Forwarded':
      return owner ? [ACCEPT, DISPUTE] : [];
    case 'Disputed':
      if (authority) return [DESIGNATE];
      return owner ? [ACCEPT] : [];
  }
}
