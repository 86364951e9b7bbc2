import type { DrawCriteria } from '@juanzong/assignment-contracts';
import { type CalendarDate, drawId, type DrawId, type IdSource } from '@juanzong/kernel';
import type { AwaitingAssignment, Choice } from './assignment.state.js';
import { findMember, type RosterState } from './roster.state.js';

/** The id of the draw that the case is due next: the same however often it is asked, another one after a decline or a void draw. */
export const nextDrawId = ({ grant, file }: AwaitingAssignment, ids: Pick<IdSource, 'derive'>): DrawId =>
  drawId(ids.derive('draw', grant.entry, String(file.attempts)));

/** Declined the case or was relieved of it: never drawn for it again. */
export const hasHadTheCase = ({ declinedBy, relieved }: Choice, lawyerId: string): boolean =>
  declinedBy.includes(lawyerId) || relieved.some((one) => one.lawyerId === lawyerId);

/** What to draw by: the grant's coarse codes, who must not be drawn, and the recipient's choice, or else the wish of the application. */
export function drawCriteriaOf(state: AwaitingAssignment, roster: RosterState, onDate: CalendarDate): DrawCriteria {
  const { file, grant, choice } = state;
  const wished = file.wishedLawyer === undefined ? undefined : findMember(roster, file.wishedLawyer)?.lawyerId;
  const preferred = choice.recipientChoice ?? (wished !== undefined && hasHadTheCase(choice, wished) ? undefined : wished);
  return {
    agency: file.agency,
    matter: grant.matter,
    matterCategory: grant.matterCategory,
    lifeOrDeathPossible: grant.lifeOrDeathPossible,
    minorInvolved: grant.minorInvolved,
    onDate,
    excludedLawyers: [
      ...choice.declinedBy.map((lawyerId) => ({ lawyerId, reason: 'DECLINED_BEFORE' as const })),
      ...choice.relieved.map(({ lawyerId }) => ({ lawyerId, reason: 'RELIEVED_BEFORE' as const })),
      ...choice.conflicts.map(({ lawyerId, kind }) => ({ lawyerId, reason: 'CONFLICT_OF_INTEREST' as const, kind })),
    ],
    ...(preferred === undefined ? {} : { preferredLawyer: preferred }),
  };
}
