import type { RuleInput } from '@juanzong/common-domain';
import { type CommandContext, type Decision, type EventId, occurredDate } from '@juanzong/kernel';
import { isPolicyMissing, joinVersions, lateObjection, remedies } from '@juanzong/policy';
import type { CommandOf, ObjectionOutcome } from '../assessment.commands.js';
import { fellAway, met, started } from '../assessment.deadlines.js';
import type { EligibilityEvent } from '../assessment.events.js';
import { type EligibilityRefusal, refuseEligibility } from '../assessment.refusals.js';
import type { InState, Objection } from '../assessment.state.js';
import { entry } from '../entry.js';
import { examineByRule } from '../examine-by-rule.js';

type Decided = Decision<EligibilityEvent, EligibilityRefusal>;
type State = InState<'Decided'>;

/** Against a refusal or a termination, once for each decision, in the period from its service (法律援助法 49 ¶1). Who is late needs a good reason, where that is taken at all. */
export function fileObjection({ grounds, lateReason }: CommandOf<'fileObjection'>, state: State, context: CommandContext, input: RuleInput): Decided {
  if (state.outcome === 'GRANTED') return refuseEligibility('eligibility.nothing-to-object');
  if (state.objection?.status === 'OPEN') return refuseEligibility('eligibility.objection-pending');
  if (state.objection?.status === 'DECIDED') return refuseEligibility('eligibility.objection-decided-already');
  const on = occurredDate(context.occurredAt);
  const until = state.filingEnds !== undefined && on > state.filingEnds ? state.filingEnds : undefined;
  const late = until !== undefined;
  const procedure = lateObjection(input.book, { region: state.agency, date: on });
  if (isPolicyMissing(procedure)) return procedure;
  if (late && (!procedure.withGoodReason || lateReason === null)) {
    return refuseEligibility(procedure.withGoodReason ? 'eligibility.objection-late-without-reason' : 'eligibility.objection-late', { until });
  }
  const by = context.ids.entry(0);
  const clock = started('objection-decision', by, context.occurredAt, state, input, context);
  if (isPolicyMissing(clock)) return clock;
  return [
    entry<EligibilityEvent>({
      type: 'eligibility.ObjectionFiled', ...(late ? { rules: { policyVersions: procedure.used } } : {}),
      data: { against: state.decision, grounds, onBehalf: context.actor.role !== 'recipient', late, lateReason: late ? lateReason : null },
    }),
    ...met(state, ['objection-filing'], by, context.occurredAt),
    ...clock,
  ];
}

/** By who filed it, before it is decided; the decision stands, and may be objected to again while there is time. */
export function withdrawObjection({ reason }: CommandOf<'withdrawObjection'>, state: State, context: CommandContext): Decided {
  const objection = openObjection(state);
  if (!objection) return refuseEligibility('eligibility.no-objection');
  if (objection.filedBy !== context.actor.id) return refuseEligibility('eligibility.objection-of-another');
  return [
    entry<EligibilityEvent>({ type: 'eligibility.ObjectionWithdrawn', data: { objection: objection.entry, reason } }),
    ...fellAway(state, ['objection-decision'], context.ids.entry(0), context.occurredAt, 'REQUEST_WITHDRAWN'),
  ];
}

const ORDER: Readonly<Record<'REFUSED' | 'TERMINATED', ObjectionOutcome>> = { REFUSED: 'ORDERED_TO_GRANT', TERMINATED: 'TERMINATION_REVOKED' };

/** The bureau upholds, or orders the agency to grant or to go on, which then is so at once (法律援助法 49 ¶2). It names what it looked at. */
export function decideObjection({ outcome, reasons, saw }: CommandOf<'decideObjection'>, state: State, context: CommandContext, input: RuleInput): Decided {
  const objection = openObjection(state);
  if (!objection || state.outcome === 'GRANTED') return refuseEligibility('eligibility.no-objection');
  const order = ORDER[state.outcome];
  if (outcome !== 'UPHELD' && outcome !== order) return refuseEligibility('eligibility.outcome-does-not-fit', { outcome, allowed: ['UPHELD', order] });
  const needed = [objection.against, objection.entry];
  const looked = saw.length === 0 ? needed : saw;
  if (!needed.every((one) => looked.includes(one))) return refuseEligibility('eligibility.objection-not-looked-at', { needed });
  const remedy = remedies(input.book, { region: state.agency, date: occurredDate(context.occurredAt) });
  if (isPolicyMissing(remedy)) return remedy;
  const further = outcome === 'UPHELD' ? remedy.remedies.filter(({ code }) => code !== 'OBJECTION') : [];
  const decided = entry<EligibilityEvent>({
    type: 'eligibility.ObjectionDecided', rules: { policyVersions: remedy.used },
    data: { objection: objection.entry, against: objection.against, outcome, reasons, saw: [...looked], remedies: further.map(({ code, label }) => ({ code, text: label })) },
  });
  const done = met(state, ['objection-decision'], context.ids.entry(0), context.occurredAt);
  if (outcome === 'UPHELD') return [decided, ...done];
  const grant = grantedByOrder(state, input);
  return isPolicyMissing(grant) ? grant : [decided, grant, ...done, ...noNotice(state, context.ids.entry(0), context)];
}

const openObjection = ({ objection }: State): Objection | undefined => (objection?.status === 'OPEN' ? objection : undefined);

/** A termination that was revoked before it was served need not be served, and nobody objects to it any more. */
const noNotice = (state: State, because: EventId, context: CommandContext): EligibilityEvent[] =>
  fellAway(state, ['termination-notice', 'objection-filing'], because, context.occurredAt, 'NOTHING_MISSING');

function grantedByOrder(state: State, input: RuleInput) {
  const found = state.examination ? { examination: state.examination, used: [] } : examineByRule(state, input);
  if (isPolicyMissing(found)) return found;
  const { route, matter, matterCategory, minorInvolved, lifeOrDeathPossible } = found.examination;
  return entry<EligibilityEvent>({
    type: 'eligibility.AidGranted', rules: { policyVersions: joinVersions(found.used) },
    data: { basis: 'OBJECTION', route, matter, matterCategory, minorInvolved, lifeOrDeathPossible, trace: [] },
  });
}
