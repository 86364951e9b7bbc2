import { type Actor, agencyCode, type Refusal } from '@juanzong/kernel';
import { withinReach } from '@juanzong/quality-review-domain';
import { foreignRecipient, ownershipRefusal } from '@juanzong/service-kit';

/** Staff of the owning agency, the bureaus above it, recipients in their own case, and whoever has no office: the decider then guards the single command. */
export function mayActOnQuality(owner: string | undefined, actor: Actor, { caseId }: { readonly caseId: string }): Refusal | undefined {
  if (actor.role === 'supervisor' && owner !== undefined && withinReach(actor, { agency: agencyCode(owner) })) return undefined;
  return ownershipRefusal(owner, actor) ?? foreignRecipient(actor, caseId);
}
