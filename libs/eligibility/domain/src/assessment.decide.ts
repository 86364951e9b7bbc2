import { metData, type OpenDeadline, type RuleInput } from '@juanzong/common-domain';
import { calendarDate, type CommandContext, type Decider, type Decision } from '@juanzong/kernel';
import { decisionProcedure, isPolicyMissing, joinVersions, remedies, type TraceLine, VERIFICATION_METHODS, verificationMethods, versionsOf } from '@juanzong/policy';
import type { EligibilityCommand } from './assessment.commands.js';
import type { EligibilityEvent } from './assessment.events.js';
import { type EligibilityRefusal, refuseEligibility } from './assessment.refusals.js';
import { evolve, type EligibilityState, initialState } from './assessment.state.js';
import { examineByRule, sameResult } from './examine-by-rule.js';
import { MEANS_NEEDED, outcomeByRule } from './means-test/outcome-by-rule.js';

type Decided = Decision<EligibilityEvent, EligibilityRefusal>;
type OfKind<K extends EligibilityCommand['kind']> = Extract<EligibilityCommand, { kind: K }>;
type InState<S extends EligibilityState['status']> = Extract<EligibilityState, { status: S }>;

const entry = <E extends EligibilityEvent>(event: Omit<E, 'version'>): E => ({ ...event, version: 1 }) as E;

/** Guard, then fact: every command about the examination of one case. */
export function decide(command: EligibilityCommand, state: EligibilityState, context: CommandContext, input: RuleInput): Decided {
  if (command.kind === 'examineAgain') return examineAgain(state, input);
  if (state.status === 'NotOpened' || state.status === 'NotAccepted') return refuseEligibility('eligibility.not-accepted');
  if (state.status === 'Ended') return refuseEligibility('eligibility.ended');
  if (command.kind === 'serve') return serve(command, state, context);
  if (state.status === 'Decided') return refuseEligibility('eligibility.decided-already');
  switch (command.kind) {
    case 'examine':
      return state.status === 'Accepted' ? examine(state, input) : refuseEligibility('eligibility.already-examined');
    case 'verifyMeans':
      return state.status === 'Accepted' ? refuseEligibility('eligibility.not-examined') : verifyMeans(command, state, input);
    case 'propose':
      return state.status === 'Accepted' ? refuseEligibility('eligibility.not-examined') : propose(command, state, input);
    case 'returnProposal':
      return state.status === 'Proposed'
        ? [entry({ type: 'eligibility.DecisionReturned', data: { reason: command.reason } })]
        : refuseEligibility('eligibility.nothing-proposed');
    case 'approve':
      return state.status === 'Proposed' ? approve(state, context, input) : refuseEligibility('eligibility.nothing-proposed');
  }
}

/** By rule. A notified case is granted at once: nobody examines its means (法律援助法 25, 28, 36). */
function examine(state: InState<'Accepted'>, input: RuleInput): Decided {
  const found = examineByRule(state, input);
  if (isPolicyMissing(found)) return found;
  const { examination, used } = found;
  const examined = entry({ type: 'eligibility.Examined', data: examination, rules: { policyVersions: used } });
  if (examination.route !== 'NOT_REQUIRED') return [examined];
  const { matter, matterCategory, minorInvolved, lifeOrDeathPossible } = examination;
  return [
    examined,
    entry({
      type: 'eligibility.AidGranted', rules: { policyVersions: used },
      data: { basis: 'NOTIFICATION', route: 'NOT_REQUIRED', matter, matterCategory, minorInvolved, lifeOrDeathPossible, trace: [] },
    }),
  ];
}

/**
 * What was examined is examined again where the application was corrected and nothing was decided yet. The same result is
 * nothing new; another one takes the place of the first, and a proposal that rested on that goes back. Verified means stand.
 */
function examineAgain(state: EligibilityState, input: RuleInput): Decided {
  if (state.status !== 'Examined' && state.status !== 'Proposed') return [];
  const found = examineByRule(state, input);
  if (isPolicyMissing(found)) return found;
  const { examination, used } = found;
  if (sameResult(state.examination, examination)) return [];
  const returned = entry<EligibilityEvent>({ type: 'eligibility.DecisionReturned', data: { reason: EXAMINED_AGAIN } });
  return [
    ...(state.status === 'Proposed' ? [returned] : []),
    entry<EligibilityEvent>({ type: 'eligibility.Examined', data: examination, rules: { policyVersions: used } }),
  ];
}

const EXAMINED_AGAIN = '申请登记已更正，按规则重新审查的结果与拟定决定所依据的不同，须重新拟定。';

function verifyMeans(command: OfKind<'verifyMeans'>, state: InState<'Examined' | 'Proposed'>, { book }: RuleInput): Decided {
  if (state.status === 'Proposed') return refuseEligibility('eligibility.already-proposed');
  if (state.examination.route !== 'TESTED') return refuseEligibility('eligibility.no-means-test-needed', { route: state.examination.route });
  const allowed = verificationMethods(book, { region: state.agency, date: state.receivedOn });
  if (isPolicyMissing(allowed)) return allowed;
  if (!allowed.methods.includes(command.method)) {
    const names = allowed.methods.map((method) => VERIFICATION_METHODS.get(method).label.zh);
    return refuseEligibility('eligibility.method-not-allowed', { method: VERIFICATION_METHODS.get(command.method).label.zh, allowed: names });
  }
  const { kind: _kind, ...data } = command;
  return [entry({ type: 'eligibility.MeansVerified', data, rules: { policyVersions: allowed.used } })];
}

/** The examiner's proposal must be what the rules say; a different view is a matter for the rules, not for the case. */
function propose(command: OfKind<'propose'>, state: InState<'Examined' | 'Proposed'>, input: RuleInput): Decided {
  if (state.status === 'Proposed') return refuseEligibility('eligibility.already-proposed');
  const byRule = outcomeByRule({ examination: state.examination, means: state.means, agency: state.agency, on: state.receivedOn }, input);
  if (byRule === MEANS_NEEDED) return refuseEligibility('eligibility.means-not-verified');
  if (isPolicyMissing(byRule)) return byRule;
  if (byRule.outcome !== command.outcome) {
    return refuseEligibility('eligibility.proposal-contradicts-rules', { expected: byRule.outcome, why: `${byRule.why.zh} / ${byRule.why.en}` });
  }
  const note = command.note === '' ? byRule.why.zh : command.note;
  return [
    entry({
      type: 'eligibility.DecisionProposed', rules: { policyVersions: joinVersions(byRule.used, versionsOfTrace(byRule.trace, input.book)) },
      data: { outcome: byRule.outcome, reasons: [...byRule.reasons], note, trace: [...byRule.trace] },
    }),
  ];
}

/** The decision (法律援助法 43 ¶1): approved by another person where the packs say so; in time or late, the duty to examine is done. */
function approve(state: InState<'Proposed'>, context: CommandContext, { book }: RuleInput): Decided {
  const at = { region: state.agency, date: state.receivedOn };
  const procedure = decisionProcedure(book, at);
  if (isPolicyMissing(procedure)) return procedure;
  const { proposal, examination } = state;
  const used = joinVersions(procedure.used, versionsOfTrace(proposal.trace, book));
  if (procedure.params.proposerAndApproverDiffer && proposal.proposedBy === context.actor.id) return refuseEligibility('eligibility.same-person');
  const examinations = Object.values(state.deadlines).filter(({ deadline }) => deadline.ruleId === 'examination');
  const met = examinations.map((open: OpenDeadline) => entry<EligibilityEvent>({ type: 'eligibility.DeadlineMet', data: metData(open, context.ids.entry(0), context.occurredAt) }));
  if (proposal.outcome === 'GRANT') {
    const { route, matter, matterCategory, minorInvolved, lifeOrDeathPossible } = examination;
    const data = {
      basis: 'APPLICATION', route, matter, matterCategory, minorInvolved, lifeOrDeathPossible, proposedBy: proposal.proposedBy,
    } as const;
    return [entry<EligibilityEvent>({ type: 'eligibility.AidGranted', data: { ...data, trace: [...proposal.trace] }, rules: { policyVersions: used } }), ...met];
  }
  const remedy = remedies(book, at);
  if (isPolicyMissing(remedy)) return remedy;
  return [
    entry<EligibilityEvent>({
      type: 'eligibility.AidRefused', rules: { policyVersions: joinVersions(used, remedy.used) },
      data: {
        reasons: [...proposal.reasons], explanation: proposal.reasons.map((reason) => REASON_TEXT[reason] ?? reason).join('；'),
        remedies: remedy.remedies.map(({ code, label }) => ({ code, text: label })), proposedBy: proposal.proposedBy, trace: [...proposal.trace],
      },
    }),
    ...met,
  ];
}

/** The packs that a trace names, as the book has them. */
const versionsOfTrace = (trace: readonly TraceLine[], book: RuleInput['book']) =>
  versionsOf(trace.flatMap(({ rule }) => book.find(rule) ?? []));

const REASON_TEXT: Readonly<Record<string, string>> = {
  MATTER_OUT_OF_SCOPE: '申请事项不属于法律援助范围',
  HARDSHIP_NOT_MET: '经核查，申请人不符合当地法律援助经济困难标准',
};

/** Happens on the day of service, however late it is recorded. */
function serve(command: OfKind<'serve'>, state: Exclude<EligibilityState, { status: 'NotOpened' | 'NotAccepted' | 'Ended' }>, { today }: CommandContext): Decided {
  if (state.status !== 'Decided') return refuseEligibility('eligibility.not-decided');
  if (state.served) return refuseEligibility('eligibility.already-served');
  if (command.servedOn < state.decidedOn) {
    return refuseEligibility('eligibility.served-before-decision', { servedOn: command.servedOn, decidedOn: state.decidedOn });
  }
  if (command.servedOn > today) return refuseEligibility('eligibility.served-in-future', { servedOn: command.servedOn, today });
  const { kind: _kind, ...data } = command;
  return [entry({ type: 'eligibility.DecisionServed', data, occurredAt: { precision: 'day', date: calendarDate(command.servedOn) } })];
}

export const eligibilityDecider: Decider<EligibilityCommand, EligibilityState, EligibilityEvent, EligibilityRefusal, RuleInput> = { decide, evolve, initialState };
