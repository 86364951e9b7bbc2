import type { RuleInput } from '@juanzong/common-domain';
import { type CommandContext, type Decision, occurredDate } from '@juanzong/kernel';
import { isPolicyMissing, joinVersions, remedies, terminationGround } from '@juanzong/policy';
import type { CommandOf } from '../assessment.commands.js';
import { started } from '../assessment.deadlines.js';
import type { EligibilityEvent } from '../assessment.events.js';
import { type EligibilityRefusal, refuseEligibility } from '../assessment.refusals.js';
import type { InState } from '../assessment.state.js';
import { entry } from '../entry.js';

type Decided = Decision<EligibilityEvent, EligibilityRefusal>;
type State = InState<'Decided'>;

/** Why aid cannot be terminated now: there is none, or the case is over. */
export function nothingToTerminate(state: State): EligibilityRefusal | undefined {
  if (state.outcome !== 'GRANTED') return refuseEligibility('eligibility.nothing-granted');
  return state.closed ? refuseEligibility('eligibility.case-closed') : undefined;
}

/** The lawyer who has the case found a ground (法律援助法 48): reported, and decided by the agency. */
export function reportGround({ ground, explanation, evidence }: CommandOf<'reportGround'>, state: State, { actor }: CommandContext): Decided {
  if (state.lawyerId === undefined || actor.id !== `lawyer:${state.lawyerId}`) return refuseEligibility('eligibility.not-lawyer-of-case');
  return nothingToTerminate(state) ?? [entry({ type: 'eligibility.TerminationGroundReported', data: { ground, explanation, evidence } })];
}

/**
 * On one of the grounds of the packs in force (法律援助法 48). In a case of mandatory defence a recipient's request needs what the
 * organ says of it first. `index` is the place of the termination among the entries of the command.
 */
export function terminate(command: Omit<CommandOf<'terminate'>, 'kind'>, state: State, context: CommandContext, input: RuleInput, index = 0): Decided {
  const refused = nothingToTerminate(state);
  if (refused) return refused;
  const { ground, explanation, evidence, organConsent } = command;
  const at = { region: state.agency, date: occurredDate(context.occurredAt) };
  const known = terminationGround(input.book, at, ground);
  if (isPolicyMissing(known)) return known;
  if (!known) return refuseEligibility('eligibility.termination-ground-unknown', { ground });
  if (state.origin === 'NOTIFICATION' && known.organConsent && organConsent === null) return refuseEligibility('eligibility.organ-consent-needed');
  const remedy = remedies(input.book, at);
  if (isPolicyMissing(remedy)) return remedy;
  const notice = started('termination-notice', context.ids.entry(index), context.occurredAt, state, input, context);
  if (isPolicyMissing(notice)) return notice;
  return [
    entry<EligibilityEvent>({
      type: 'eligibility.AidTerminated', rules: { policyVersions: joinVersions(known.used, remedy.used) },
      data: {
        ground, against: state.decision, explanation, evidence, organConsent, remedies: remedy.remedies.map(({ code, label }) => ({ code, text: label })),
        trace: [{ ...known.trace, saw: { ...known.trace.saw } }],
      },
    }),
    ...notice,
  ];
}
