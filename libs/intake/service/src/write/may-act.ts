import { intakeActions, type IntakeState } from '@juanzong/intake-domain';
import type { Actor, Refusal } from '@juanzong/kernel';
import { foreignRecipient, ownershipRefusal } from '@juanzong/service-kit';

/** What an agency still does in a file that it handed over: the letters of what it did itself. The decider looks whose they are. */
const OF_FORMER_OWNERS: readonly string[] = ['issue-document', 'serve-document'];

const ownedBefore = (state: IntakeState, { agency }: Actor): boolean =>
  state.status !== 'NotOpened' && agency !== undefined && agency !== state.agency && state.letters.formerOwners.includes(agency);

/** Staff of the agency that owns the file; for letters also of one that owned it; a recipient in their own case. */
export function mayActOn(owner: string | undefined, actor: Actor, { caseId, state, action }: { readonly caseId: string; readonly state: IntakeState; readonly action?: string }): Refusal | undefined {
  if (ownedBefore(state, actor) && (action === undefined || OF_FORMER_OWNERS.includes(action))) return undefined;
  return ownershipRefusal(owner, actor) ?? foreignRecipient(actor, caseId);
}

/** What may be done next, by this actor. */
export const actionsFor = (state: IntakeState, actor: Actor) =>
  intakeActions(state).filter(({ name }) => !ownedBefore(state, actor) || OF_FORMER_OWNERS.includes(name));
