import { allowedActionsFor, assignmentDecider } from '@juanzong/assignment-domain';
import { transferActions, transferDecider } from '@juanzong/cross-region-transfer-domain';
import { eligibilityActions, eligibilityDecider } from '@juanzong/eligibility-domain';
import type { FoldedFile } from '@juanzong/event-store';
import { intakeActions, intakeDecider } from '@juanzong/intake-domain';
import { type Actor, agencyCode, regionPath, type Role } from '@juanzong/kernel';
import { qualityActionsFor, qualityDecider, reviewActionsFor, reviewDecider } from '@juanzong/quality-review-domain';

/** Something that somebody may do in a file. */
export interface Offer {
  readonly persona: string;
  readonly context: string;
  readonly action: string;
}

const STAFF: readonly Role[] = ['clerk', 'examiner', 'approver', 'assigner', 'quality-officer'];

/** Everything that the deciders themselves say may be done in a file, by anybody who has a part in it. */
export function offersIn(file: FoldedFile, caseId: string): Offer[] {
  const owner = file.head?.entry.agency;
  if (owner === undefined) return [];
  return peopleOf(file, owner, caseId).flatMap((actor) => {
    const offered: readonly (readonly [string, readonly { readonly name: string; readonly roles: readonly Role[] }[]])[] = [
      ['intake', intakeActions(file.stateFor(intakeDecider))], ['eligibility', eligibilityActions(file.stateFor(eligibilityDecider))],
      ['assignment', allowedActionsFor(file.stateFor(assignmentDecider), actor)], ['cross-region-transfer', transferActions(file.stateFor(transferDecider), actor)],
      ['quality-review', qualityActionsFor(file.stateFor(qualityDecider), actor)], ['quality-review', reviewActionsFor(file.stateFor(reviewDecider), actor)],
    ];
    // Intake and eligibility are for the agency's own people, and the bureau that set it up.
    const own = offered.filter(([context]) => (context !== 'intake' && context !== 'eligibility') || actor.agency === undefined || actor.agency === owner);
    return own.flatMap(([context, actions]) => actions.filter(({ roles }) => roles.includes(actor.role)).map(({ name }) => ({ persona: actor.id, context, action: name })));
  });
}

function peopleOf(file: FoldedFile, owner: string, caseId: string): Actor[] {
  const data = file.entries.map(({ recorded }) => recorded.data as { to?: string; lawyerId?: string; reviewers?: { reviewerId: string }[]; arbiter?: { reviewerId: string } });
  const others = [...new Set(data.flatMap(({ to }) => (to !== undefined && /^\d{6}$/.test(to) && to !== owner ? [to] : [])))];
  const lawyers = [...new Set(data.flatMap(({ lawyerId }) => lawyerId ?? []))];
  const reviewers = [...new Set(data.flatMap(({ reviewers: drawn, arbiter }) => [...(Array.isArray(drawn) ? drawn : []), ...(arbiter ? [arbiter] : [])]).map(({ reviewerId }) => reviewerId))];
  const bureaus = [...new Set([owner, ...others].flatMap((agency) => regionPath(agencyCode(agency)).map(String)))];
  const at = (role: Role, agency: string): Actor => ({ id: `${role}@${agency}`, role, agency });
  const person = (role: Role, id: string): Actor => ({ id: `${role}:${id}`, role });
  return [
    ...STAFF.map((role) => at(role, owner)), ...others.map((agency) => at('clerk', agency)), ...bureaus.flatMap((agency) => [at('supervisor', agency), at('quality-officer', agency)]),
    ...lawyers.map((id) => person('lawyer', id)), ...reviewers.map((id) => person('reviewer', id)), person('recipient', caseId), { id: 'operator', role: 'operator' },
  ];
}
