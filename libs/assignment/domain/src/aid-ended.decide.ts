import { assignmentOpenedV1 } from '@juanzong/assignment-contracts';
import { openDeadline, type RuleInput } from '@juanzong/common-domain';
import { type CommandContext, type EventId, isRefusal, type NewEntry } from '@juanzong/kernel';
import { type DeadlineRule, isPolicyMissing } from '@juanzong/policy';
import { changeOf } from './assignment.actions.js';
import { assignmentRule, fellAway, started } from './assignment.deadlines.js';
import type { AssignmentState } from './assignment.state.js';
import type { CaseDecision, Decide } from './case-decision.js';
import { newEntry } from './new-entry.js';

/** The clocks of the provider's service; who keeps them does not matter. */
const OF_SERVICE: readonly DeadlineRule[] = ['assignment', 'notification-assignment', 'agreement', 'change-decision'];

const reasonOf = (by: string | undefined) => (by === 'eligibility.AidTerminated' || by === 'eligibility.AdvanceAidSettled' ? 'AID_TERMINATED' : 'CASE_ENDED');

/** With the aid, every duty to assign, to agree and to decide on a change is gone. Nothing where the aid went on meanwhile. */
export const endWithAid: Decide<'endWithAid'> = ({ cause }, state, context) =>
  ('stood' in state ? OF_SERVICE.flatMap((rule) => fellAway(state, rule, cause, context.occurredAt, reasonOf(state.by))) : []);

/** Clocks that fell away start again from the decision that lets the aid go on (法律援助法 49). Nothing where that was not its effect. */
export const goOn: Decide<'goOn'> = ({ cause }, state, context, input) => goOnWithGrant(cause, state, context, input);

/** As `goOn`; a case whose grant had not been opened is opened now: with the decision that lets it go on, not with the grant before the termination. */
export function goOnWithGrant(cause: EventId, state: AssignmentState, context: CommandContext, input: RuleInput): CaseDecision {
  if (state.file.wentOnBy !== cause) return [];
  const clocks = dueRules(state).filter((rule) => !openDeadline(state.file.deadlines, rule)).map((rule) => started(rule, cause, context.occurredAt, state, context, input));
  const missing = clocks.find((one) => isPolicyMissing(one));
  if (missing) return missing;
  const running = clocks.filter((one): one is NewEntry => !isRefusal(one));
  if (state.kind !== 'NotOpen' || !state.grant) return running;
  const { entry, basis } = state.grant;
  return [newEntry(assignmentOpenedV1, { grantEntry: entry, basis }), ...running];
}

function dueRules(state: AssignmentState): DeadlineRule[] {
  const decision: DeadlineRule[] = changeOf(state) ? ['change-decision'] : [];
  switch (state.kind) {
    case 'NotOpen':
    case 'AwaitingAssignment': return state.grant ? [assignmentRule(state.grant)] : [];
    case 'Assigned':
    case 'Accepted': return ['agreement', ...decision];
    default: return decision;
  }
}
