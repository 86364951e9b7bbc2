import type { RuleInput } from '@juanzong/common-domain';
import type { CommandContext, Decision } from '@juanzong/kernel';
import type { CommandOf } from '../assessment.commands.js';
import type { EligibilityEvent } from '../assessment.events.js';
import { type EligibilityRefusal, refuseEligibility } from '../assessment.refusals.js';
import type { InState } from '../assessment.state.js';
import { entry } from '../entry.js';
import { terminate } from './terminate.js';

/**
 * A commitment that a grant rests on was false (法律援助法 41, 48 (1)). Aid that still runs ends with it, for it was obtained by
 * fraud; of a case that is over only the finding is recorded, for the bureau to act on (64).
 */
export function recordFalseCommitment({ what, evidence }: CommandOf<'recordFalseCommitment'>, state: InState<'Decided'>, context: CommandContext, input: RuleInput): Decision<EligibilityEvent, EligibilityRefusal> {
  if (state.outcome === 'REFUSED') return refuseEligibility('eligibility.nothing-granted');
  if (state.means?.method !== 'COMMITMENT') return refuseEligibility('eligibility.no-commitment');
  if (state.falsehood) return refuseEligibility('eligibility.falsehood-recorded-already');
  const found = entry<EligibilityEvent>({ type: 'eligibility.CommitmentFoundFalse', data: { commitment: state.means.entry, what, evidence } });
  if (state.outcome === 'TERMINATED' || state.closed) return [found];
  const ended = terminate({ ground: 'FRAUD_OBTAINED', explanation: what, evidence, organConsent: null }, state, context, input, 1);
  return 'refusal' in ended ? ended : [found, ...ended];
}
