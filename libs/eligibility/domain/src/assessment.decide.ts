import type { RuleInput } from '@juanzong/common-domain';
import type { CommandContext, Decider, Decision } from '@juanzong/kernel';
import { advanceAidCommand } from './advance-aid/advance-aid.js';
import { settleAdvance } from './advance-aid/settle-advance.js';
import type { CommandOf, EligibilityCommand } from './assessment.commands.js';
import { fireDeadline, recomputeDeadline } from './assessment.deadlines.js';
import type { EligibilityEvent } from './assessment.events.js';
import { evolve } from './assessment.evolve.js';
import { type EligibilityRefusal, refuseEligibility } from './assessment.refusals.js';
import { type EligibilityState, initialState, type InState } from './assessment.state.js';
import { approve, decideInstantly, propose } from './decision.js';
import { entry } from './entry.js';
import { examine, examineAgain } from './examination.js';
import { reuseFinding } from './means-test/reuse-finding.js';
import { verifyMeans } from './means-test/verify-means.js';
import { decideObjection, fileObjection, withdrawObjection } from './objection/objection.js';
import { serve } from './serve.js';
import { orderCostRecovery } from './termination/cost-recovery.js';
import { recordFalseCommitment } from './termination/false-commitment.js';
import { reportGround, terminate } from './termination/terminate.js';

type Decided = Decision<EligibilityEvent, EligibilityRefusal>;
type AfterDecision = CommandOf<
  'serve' | 'fileObjection' | 'withdrawObjection' | 'decideObjection' | 'terminate' | 'reportGround' | 'recordFalseCommitment' | 'orderCostRecovery'
>;
type BeforeDecision = CommandOf<'examine' | 'verifyMeans' | 'reuseFinding' | 'propose' | 'returnProposal' | 'approve' | 'decideInstantly'>;

/** Guard, then fact: every command about the examination of one case and what follows its decision. */
export function decide(command: EligibilityCommand, state: EligibilityState, context: CommandContext, input: RuleInput): Decided {
  switch (command.kind) {
    case 'examineAgain':
      return examineAgain(state, input);
    case 'fireDeadline':
      return state.status === 'NotOpened' ? [] : fireDeadline(command, state, context);
    case 'recomputeDeadline':
      return state.status === 'NotOpened' ? [] : recomputeDeadline(command, state, context, input);
    case 'settleAdvanceAid':
      return state.status === 'Ended' ? settleAdvance(state, 'APPLICATION_ENDED', { context, index: 0 }) : [];
    case 'grantAdvanceAid':
    case 'revokeAdvanceAid':
      return advanceAidCommand(command, state, context, input);
    case 'examine':
    case 'verifyMeans':
    case 'reuseFinding':
    case 'propose':
    case 'returnProposal':
    case 'approve':
    case 'decideInstantly':
      return accepted(state) ?? beforeDecision(command, state, context, input);
    default:
      return accepted(state) ?? (state.status === 'Decided' ? afterDecision(command, state, context, input) : refuseEligibility('eligibility.not-decided'));
  }
}

function accepted(state: EligibilityState) {
  if (state.status === 'NotOpened' || state.status === 'NotAccepted') return refuseEligibility('eligibility.not-accepted');
  return state.status === 'Ended' ? refuseEligibility('eligibility.ended') : undefined;
}

function beforeDecision(command: BeforeDecision, state: EligibilityState, context: CommandContext, input: RuleInput): Decided {
  if (state.status === 'Decided') return refuseEligibility('eligibility.decided-already');
  if (command.kind === 'examine') return state.status === 'Accepted' ? examine(state, input) : refuseEligibility('eligibility.already-examined');
  const proposed = state.status === 'Proposed' ? state : undefined;
  if (command.kind === 'returnProposal') {
    return proposed ? [entry({ type: 'eligibility.DecisionReturned', data: { reason: command.reason } })] : refuseEligibility('eligibility.nothing-proposed');
  }
  if (command.kind === 'approve') return proposed ? approve(proposed, context, input) : refuseEligibility('eligibility.nothing-proposed');
  if (proposed) return refuseEligibility('eligibility.already-proposed');
  return state.status === 'Examined' ? whileExamined(command, state, context, input) : refuseEligibility('eligibility.not-examined');
}

function whileExamined(command: CommandOf<'verifyMeans' | 'reuseFinding' | 'propose' | 'decideInstantly'>, state: InState<'Examined'>, context: CommandContext, input: RuleInput): Decided {
  switch (command.kind) {
    case 'verifyMeans':
      return verifyMeans(command, state, input);
    case 'reuseFinding':
      return reuseFinding(command, state, input);
    case 'propose':
      return propose(command, state, input);
    case 'decideInstantly':
      return decideInstantly(command, state, context, input);
  }
}

function afterDecision(command: AfterDecision, state: InState<'Decided'>, context: CommandContext, input: RuleInput): Decided {
  switch (command.kind) {
    case 'serve':
      return serve(command, state, context, input);
    case 'fileObjection':
      return fileObjection(command, state, context, input);
    case 'withdrawObjection':
      return withdrawObjection(command, state, context);
    case 'decideObjection':
      return decideObjection(command, state, context, input);
    case 'reportGround':
      return reportGround(command, state, context);
    case 'terminate':
      return terminate(command, state, context, input);
    case 'recordFalseCommitment':
      return recordFalseCommitment(command, state, context, input);
    case 'orderCostRecovery':
      return orderCostRecovery(command, state, context, input);
  }
}

export const eligibilityDecider: Decider<EligibilityCommand, EligibilityState, EligibilityEvent, EligibilityRefusal, RuleInput> = { decide, evolve, initialState };
