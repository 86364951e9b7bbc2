import { fellAwayData, type RuleInput } from '@juanzong/common-domain';
import type { Deadline } from '@juanzong/common-contracts';
import { calendarDate, type CommandContext, type Decision, type OccurredAt } from '@juanzong/kernel';
import { isPolicyMissing } from '@juanzong/policy';
import type { CommandOf } from './assessment.commands.js';
import { met, started } from './assessment.deadlines.js';
import type { EligibilityEvent } from './assessment.events.js';
import { type EligibilityRefusal, refuseEligibility } from './assessment.refusals.js';
import type { InState } from './assessment.state.js';
import { entry } from './entry.js';

/**
 * Happens on the day of service, however late it is recorded. A refusal or a termination may be objected to from then on; where
 * that time was over already when service was recorded, its clock ends at once, and the last day stands all the same.
 */
export function serve(command: CommandOf<'serve'>, state: InState<'Decided'>, context: CommandContext, input: RuleInput): Decision<EligibilityEvent, EligibilityRefusal> {
  if (state.served) return refuseEligibility('eligibility.already-served');
  const { servedOn } = command;
  if (servedOn < state.decidedOn) return refuseEligibility('eligibility.served-before-decision', { servedOn, decidedOn: state.decidedOn });
  if (servedOn > context.today) return refuseEligibility('eligibility.served-in-future', { servedOn, today: context.today });
  const { kind: _kind, ...data } = command;
  const occurredAt: OccurredAt = { precision: 'day', date: calendarDate(servedOn) };
  const by = context.ids.entry(0);
  const served = entry<EligibilityEvent>({ type: 'eligibility.DecisionServed', data, occurredAt });
  const noticed = met(state, ['termination-notice'], by, occurredAt);
  if (state.outcome === 'GRANTED' || (state.objection !== undefined && state.objection.status !== 'WITHDRAWN')) return [served, ...noticed];
  const filing = started('objection-filing', by, occurredAt, state, input, context);
  return isPolicyMissing(filing) ? filing : [served, ...noticed, ...filing, ...filing.flatMap((one) => overAlready(one, context))];
}

function overAlready(filing: EligibilityEvent, { ids, now }: CommandContext): EligibilityEvent[] {
  const { deadline } = filing.data as { readonly deadline: Deadline };
  if (!deadline.passedWhenRecorded) return [];
  return [entry({ type: 'eligibility.DeadlineFellAway', data: fellAwayData({ deadline }, ids.entry(0), { precision: 'instant', at: now }, 'RIGHT_NOT_USED') })];
}
