import { allowedActionsFor, assignmentDecider } from '@juanzong/assignment-domain';
import { transferActions, transferDecider } from '@juanzong/cross-region-transfer-domain';
import { eligibilityActions, eligibilityDecider } from '@juanzong/eligibility-domain';
import { intakeActions, intakeDecider } from '@juanzong/intake-domain';
import { type Actor, agencyCode, regionPath, type Role } from '@juanzong/kernel';
import { qualityActionsFor, qualityDecider, reviewActionsFor, reviewDecider } from '@juanzong/quality-review-domain';
import { folded, inPlace } from './bitemporal.js';
import { allOf, said, text, type Said, type Told } from './told.js';

const STAFF: readonly Role[] = ['clerk', 'examiner', 'approver', 'assigner', 'quality-officer'];

/** What moves a case on, or is owed, and so waits in somebody's queue. */
const WAITS: Readonly<Record<string, readonly string[]>> = {
  intake: ['request-supplement', 'accept-application', 'record-deemed-withdrawal'],
  eligibility: ['verify-means', 'propose-decision', 'decide-instantly', 'approve-decision', 'serve-decision', 'decide-objection', 'order-cost-recovery'],
  assignment: ['assign-provider', 'accept-assignment', 'sign-agreement', 'decide-change', 'hand-over-file', 'report-progress', 'close-case'],
  'cross-region-transfer': ['agree-materials', 'record-interview', 'forward', 'accept-forwarding', 'designate'],
  'quality-review': ['submit-archive', 'accept-archive', 'answer-finding', 'recheck-finding', 'close-supervision-act', 'appoint-reviewers', 'submit-score', 'close-review'],
};

interface Offer {
  readonly name: string;
  readonly label: unknown;
  readonly roles: readonly Role[];
}

/** What waits for whom in a case: everybody with a part in it is asked what they may do, each decider folded from nothing. */
export function workOf(file: readonly Told[]): Said[] {
  const last = file.at(-1);
  if (!last) return [];
  const placed = inPlace(file);
  const [intake, eligibility, assignment, transfer, quality, review] = [
    folded(intakeDecider, placed), folded(eligibilityDecider, placed), folded(assignmentDecider, placed), folded(transferDecider, placed), folded(qualityDecider, placed), folded(reviewDecider, placed),
  ];
  const steps = peopleOf(file, last).flatMap((actor) => {
    const offers: readonly (readonly [string, readonly Offer[]])[] = [
      ['intake', intakeActions(intake)], ['eligibility', eligibilityActions(eligibility)], ['assignment', allowedActionsFor(assignment, actor)], ['cross-region-transfer', transferActions(transfer, actor)],
      ['quality-review', qualityActionsFor(quality, actor)], ['quality-review', reviewActionsFor(review, actor)],
    ];
    return offers.flatMap(([context, offered]) => {
      // Intake and eligibility ask the agency's own people, and the bureau that set it up.
      if ((context === 'intake' || context === 'eligibility') && actor.agency !== undefined && actor.agency !== last.agency) return [];
      return offered.filter(({ name, roles }) => roles.includes(actor.role) && WAITS[context]?.includes(name))
        .map(({ name, label }) => ({ context, action: name, label, role: actor.role, whose: actor.agency ?? actor.id }));
    });
  });
  return [{ caseId: last.caseId, agency: last.agency, steps, revision: last.revision }];
}

/** The owner's staff, clerks of every agency that had the file or may get it, the bureaus above these, its lawyers, its reviewers, its recipient. */
function peopleOf(file: readonly Told[], { agency: owner, caseId }: Told): Actor[] {
  const goesTo = allOf(file, 'cross-region-transfer.ForwardProposed', 'cross-region-transfer.Forwarded', 'cross-region-transfer.Designated').flatMap((entry) => text(entry, 'to') ?? []);
  const others = [...new Set([...file.map(({ agency }) => agency), ...goesTo])].filter((agency) => agency !== owner);
  const bureaus = [...new Set([owner, ...others].flatMap((agency) => regionPath(agencyCode(agency)).map(String)))];
  const lawyers = [...new Set(allOf(file, 'assignment.ProviderAssigned').map((entry) => text(entry, 'lawyerId')))];
  const appointed = allOf(file, 'quality-review.ReviewersAppointed').flatMap((entry) => (said(entry)['reviewers'] as { reviewerId: string }[]).map(({ reviewerId }) => reviewerId));
  const arbiters = allOf(file, 'quality-review.ArbiterAppointed').map((entry) => (said(entry)['arbiter'] as { reviewerId: string }).reviewerId);
  const at = (role: Role, agency: string): Actor => ({ id: `${role}@${agency}`, role, agency });
  const person = (role: Role, id: string): Actor => ({ id: `${role}:${id}`, role });
  return [
    ...STAFF.map((role) => at(role, owner)), ...others.map((agency) => at('clerk', agency)), ...bureaus.map((agency) => at('supervisor', agency)),
    ...lawyers.map((id) => person('lawyer', String(id))), ...[...new Set([...appointed, ...arbiters])].map((id) => person('reviewer', id)), person('recipient', caseId),
  ];
}
