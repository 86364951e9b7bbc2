import type { Actor } from '@juanzong/kernel';
import type { EligibilityCommand } from '../index.js';
import { accepted, application, approver, examined, examiner, granted, input, JINGHU, means, opened, propose, serve } from './line.js';

export const supervisor: Actor = { id: 'supervisor@340202', role: 'supervisor', agency: '340202' };
export const recipient: Actor = { id: 'recipient:a', role: 'recipient' };
export const clerk: Actor = { id: 'clerk@340202', role: 'clerk', agency: '340202' };
export const lawyer: Actor = { id: 'lawyer:L-1', role: 'lawyer' };

/** A household with 9,999 yuan a month: above every threshold. */
export const refused = () =>
  examined().when(means(9_999), { input }).file.when(propose('REFUSE'), { input, actor: examiner }).file.when({ kind: 'approve' }, { input, actor: approver }).file;
/** Served on 2024-11-06: fifteen days later is 2024-11-21. */
export const SERVED_AT = '2024-11-06T02:00:00.000Z';
export const refusedAndServed = () => refused().when(serve('2024-11-06'), { input, at: SERVED_AT, actor: clerk }).file;
export const IN_TIME = '2024-11-12T02:00:00.000Z';
export const object = (lateReason: string | null = null): EligibilityCommand => ({ kind: 'fileObjection', grounds: '家庭收入计算有误', lateReason });
export const objected = () => refusedAndServed().when(object(), { input, at: IN_TIME, actor: recipient }).file;
export const decideOn = (outcome: 'UPHELD' | 'ORDERED_TO_GRANT' | 'TERMINATION_REVOKED', ...saw: string[]): EligibilityCommand => ({ kind: 'decideObjection', outcome, reasons: '经审查', saw });

export const terminate = (ground: Extract<EligibilityCommand, { kind: 'terminate' }>['ground'] = 'MEANS_CHANGED', organConsent: string | null = null): EligibilityCommand =>
  ({ kind: 'terminate', ground, explanation: '受援人收入增加', evidence: '查询结果', organConsent });
export const terminated = () => granted().when(terminate(), { input, at: IN_TIME, actor: approver }).file;
export const falsehood: EligibilityCommand = { kind: 'recordFalseCommitment', what: '隐瞒名下房产', evidence: '不动产登记' };
export const recover = (amountFen: number, fineFen: number): EligibilityCommand => ({ kind: 'orderCostRecovery', amountFen, fineFen, reasons: '以虚假承诺获得法律援助' });

/** Three days are left of the limitation on 2024-11-05. */
export const urgentApplication = (more: Parameters<typeof application>[0] = {}) => application({ limitationDate: '2024-11-08', ...more });
export const advance = (ground = 'LIMITATION_LT_7D'): EligibilityCommand => ({ kind: 'grantAdvanceAid', ground, evidence: '仲裁时效将届满' });
/** Before acceptance. */
export const advanced = () => opened(urgentApplication()).when(advance(), { input, actor: approver }).file;
/** After acceptance and examination. */
export const advancedAndExamined = () => examined(urgentApplication()).when(advance(), { input, actor: approver }).file;

/** Somebody of seventy in a case that is tested, in Anhui: 即申即办. */
export const elderly = () => application({ applicant: { ...application().applicant, birthDate: '1950-01-01' } });
export const elderlyAccepted = () => accepted(elderly(), JINGHU);
