import type { RuleInput } from '@juanzong/common-domain';
import { type CommandContext, type Decision, occurredDate, type PolicyVersion } from '@juanzong/kernel';
import { decisionProcedure, isPolicyMissing, joinVersions, type PolicyMissing, remedies, type TraceLine, versionsOf } from '@juanzong/policy';
import { settleAdvance } from './advance-aid/settle-advance.js';
import type { CommandOf } from './assessment.commands.js';
import { met } from './assessment.deadlines.js';
import type { EligibilityEvent } from './assessment.events.js';
import { type EligibilityRefusal, refuseEligibility } from './assessment.refusals.js';
import type { InState, Proposal } from './assessment.state.js';
import { entry } from './entry.js';
import { MEANS_NEEDED, outcomeByRule } from './means-test/outcome-by-rule.js';

type Decided = Decision<EligibilityEvent, EligibilityRefusal>;
type Proposed = Extract<EligibilityEvent, { type: 'eligibility.DecisionProposed' }>;

/** The examiner's proposal must be what the rules say; a different view is a matter for the rules, not for the case. */
export function propose(command: Pick<CommandOf<'propose'>, 'outcome' | 'note'>, state: InState<'Examined'>, input: RuleInput): readonly Proposed[] | EligibilityRefusal {
  const byRule = outcomeByRule({ examination: state.examination, means: state.means, agency: state.agency, on: state.receivedOn }, input);
  if (byRule === MEANS_NEEDED) return refuseEligibility('eligibility.means-not-verified');
  if (isPolicyMissing(byRule)) return byRule;
  if (byRule.outcome !== command.outcome) {
    return refuseEligibility('eligibility.proposal-contradicts-rules', { expected: byRule.outcome, why: byRule.why.zh, whyEn: byRule.why.en });
  }
  const note = command.note === '' ? byRule.why.zh : command.note;
  return [
    entry<Proposed>({
      type: 'eligibility.DecisionProposed', rules: { policyVersions: joinVersions(byRule.used, versionsOfTrace(byRule.trace, input.book)) },
      data: { outcome: byRule.outcome, reasons: [...byRule.reasons], note, trace: [...byRule.trace] },
    }),
  ];
}

/** The decision (法律援助法 43 ¶1): approved by another person where the packs say so; in time or late, the duty to examine is done. */
export function approve(state: InState<'Proposed'>, context: CommandContext, input: RuleInput): Decided {
  const procedure = decisionProcedure(input.book, { region: state.agency, date: state.receivedOn });
  if (isPolicyMissing(procedure)) return procedure;
  if (procedure.params.proposerAndApproverDiffer && state.proposal.proposedBy === context.actor.id) return refuseEligibility('eligibility.same-person');
  return decided(state.proposal, state, { context, index: 0 }, input, procedure.used);
}

/**
 * 即申即办: who examines grants at once, on the day of acceptance, where the region's pack lets one person do both. What is to be
 * refused, or was left over, goes the ordinary way through two persons.
 */
export function decideInstantly({ note }: CommandOf<'decideInstantly'>, state: InState<'Examined'>, context: CommandContext, input: RuleInput): Decided {
  const { instant } = state;
  if (!instant?.applies || !instant.onePersonMayDecide || instant.dueOn === null) return refuseEligibility('eligibility.not-instant');
  if (occurredDate(context.occurredAt) > instant.dueOn) return refuseEligibility('eligibility.instant-day-passed', { dueOn: instant.dueOn });
  const proposal = propose({ outcome: 'GRANT', note }, state, input);
  if ('refusal' in proposal) return proposal;
  const [{ data }] = proposal as readonly [Proposed];
  const granted = decided({ outcome: data.outcome, reasons: data.reasons, trace: data.trace, proposedBy: context.actor.id }, state, { context, index: 1 }, input, []);
  return 'refusal' in granted ? granted : [...proposal, ...granted];
}

interface Place {
  readonly context: CommandContext;
  /** Of the decision among the entries of this command. */
  readonly index: number;
}

function decided(proposal: Proposal, state: InState<'Proposed' | 'Examined'>, place: Place, input: RuleInput, procedure: readonly PolicyVersion[]): Decided {
  const { context, index } = place;
  const decision = proposal.outcome === 'GRANT' ? granted(proposal, state, input, procedure) : refused(proposal, state, input, procedure);
  if (isPolicyMissing(decision)) return decision;
  return [
    decision, ...settleAdvance(state, proposal.outcome === 'GRANT' ? 'CONFIRMED' : 'NOT_ELIGIBLE', place, input),
    ...met(state, ['examination'], context.ids.entry(index), context.occurredAt),
  ];
}

function granted(proposal: Proposal, { examination }: InState<'Proposed' | 'Examined'>, { book }: RuleInput, procedure: readonly PolicyVersion[]): EligibilityEvent {
  const { route, matter, matterCategory, minorInvolved, lifeOrDeathPossible } = examination;
  return entry<EligibilityEvent>({
    type: 'eligibility.AidGranted', rules: { policyVersions: joinVersions(procedure, versionsOfTrace(proposal.trace, book)) },
    data: { basis: 'APPLICATION', route, matter, matterCategory, minorInvolved, lifeOrDeathPossible, proposedBy: proposal.proposedBy, trace: [...proposal.trace] },
  });
}

function refused(proposal: Proposal, state: InState<'Proposed' | 'Examined'>, { book }: RuleInput, procedure: readonly PolicyVersion[]): EligibilityEvent | PolicyMissing {
  const remedy = remedies(book, { region: state.agency, date: state.receivedOn });
  if (isPolicyMissing(remedy)) return remedy;
  return entry<EligibilityEvent>({
    type: 'eligibility.AidRefused', rules: { policyVersions: joinVersions(procedure, versionsOfTrace(proposal.trace, book), remedy.used) },
    data: {
      reasons: [...proposal.reasons], explanation: proposal.reasons.map((reason) => REASON_TEXT[reason] ?? reason).join('；'),
      remedies: remedy.remedies.map(({ code, label }) => ({ code, text: label })), proposedBy: proposal.proposedBy, trace: [...proposal.trace],
    },
  });
}

/** The packs that a trace names, as the book has them. */
const versionsOfTrace = (trace: readonly TraceLine[], book: RuleInput['book']) =>
  versionsOf(trace.flatMap(({ rule }) => book.find(rule) ?? []));

const REASON_TEXT: Readonly<Record<string, string>> = {
  MATTER_OUT_OF_SCOPE: '申请事项不属于法律援助范围',
  HARDSHIP_NOT_MET: '经核查，申请人不符合当地法律援助经济困难标准',
};
