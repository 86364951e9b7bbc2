import { type Actor, refuse, regionPath, type Role } from '@juanzong/kernel';
import type { Answerer } from '@juanzong/quality-review-contracts';
import type { FileFacts } from './file.state.js';
import type { QualityRefusal } from './quality.refusals.js';
import type { Act, Finding } from './supervision.state.js';

/** Who answers for an agency. */
export const AGENCY_STAFF: readonly Role[] = ['clerk', 'examiner', 'approver', 'assigner', 'quality-officer'];

/** Whether the actor's office reaches this file: staff of the owning agency, the bureaus from its region up to the nation's. Anybody without an office: not asked here. */
export function withinReach({ role, agency }: Actor, file: Pick<FileFacts, 'agency'>): boolean {
  if (role === 'supervisor') return agency !== undefined && regionPath(file.agency).some((region) => region === agency);
  return agency === undefined || agency === file.agency;
}

/** Whether the actor is the lawyer who has the case in hand, or had it when it closed. */
export const isItsLawyer = ({ role, id }: Actor, { lawyerId }: Pick<FileFacts, 'lawyerId'>): boolean => role === 'lawyer' && lawyerId !== undefined && id === `lawyer:${lawyerId}`;

/** Whether the actor goes on with this act: of the office that opened it; a review of the file is followed up by its agency's quality officer, or a bureau. */
export const carriesOut = ({ role, agency }: Actor, { kind, office }: Act): boolean =>
  (kind === 'FILE_REVIEW' ? role === 'quality-officer' || role === 'supervisor' : role === office.role && agency === office.agency);

/** Whether the actor owes the answer to this finding. */
export const owes = (actor: Actor, { duty, raisedBy }: Finding, file: FileFacts): boolean =>
  actor.id !== raisedBy && (duty === 'LAWYER' ? isItsLawyer(actor, file) : AGENCY_STAFF.includes(actor.role) && actor.agency === file.agency);

const DUTY: Readonly<Record<Answerer, string>> = { LAWYER: '本案承办律师 / lawyer', AGENCY: '法律援助机构 / agency' };

/** Why the actor may not answer; undefined where they owe the answer. */
export function mayNotAnswer(actor: Actor, finding: Finding, file: FileFacts): QualityRefusal | undefined {
  if (owes(actor, finding, file)) return undefined;
  return actor.id === finding.raisedBy ? refuse('quality-review.answers-own-finding') : refuse('quality-review.not-the-answerer', { duty: DUTY[finding.duty] });
}
