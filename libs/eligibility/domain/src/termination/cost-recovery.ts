import type { RuleInput } from '@juanzong/common-domain';
import { type CommandContext, type Decision, fen, occurredDate, yuanText } from '@juanzong/kernel';
import { costRecovery, isPolicyMissing } from '@juanzong/policy';
import type { CommandOf } from '../assessment.commands.js';
import type { EligibilityEvent } from '../assessment.events.js';
import { type EligibilityRefusal, refuseEligibility } from '../assessment.refusals.js';
import type { InState } from '../assessment.state.js';
import { entry } from '../entry.js';

/** What an order of cost rests on: a false commitment, or a termination because aid was obtained by fraud. */
export const fraudFound = ({ falsehood, outcome, ground, decision }: InState<'Decided'>) =>
  falsehood ?? (outcome === 'TERMINATED' && ground === 'FRAUD_OBTAINED' ? decision : undefined);

/** The bureau orders the recipient to pay the cost of the aid given and fines up to the law's cap (法律援助法 64); once, and not while an objection is open. */
export function orderCostRecovery(command: CommandOf<'orderCostRecovery'>, state: InState<'Decided'>, context: CommandContext, { book }: RuleInput): Decision<EligibilityEvent, EligibilityRefusal> {
  const because = fraudFound(state);
  if (!because) return refuseEligibility('eligibility.no-fraud-found');
  if (state.recovered) return refuseEligibility('eligibility.recovery-ordered-already');
  if (state.objection?.status === 'OPEN') return refuseEligibility('eligibility.objection-pending');
  const rule = costRecovery(book, { region: state.agency, date: occurredDate(context.occurredAt) });
  if (isPolicyMissing(rule)) return rule;
  const { amountFen, fineFen, reasons } = command;
  if (amountFen + fineFen === 0) return refuseEligibility('eligibility.nothing-to-recover');
  if (fineFen > rule.maximumFine) return refuseEligibility('eligibility.fine-above-cap', { fine: yuanText(fen(fineFen)), cap: yuanText(fen(rule.maximumFine)) });
  const line = rule.trace({ amountFen, fineFen, maximumFineFen: rule.maximumFine }, true);
  return [
    entry({ type: 'eligibility.CostRecoveryOrdered', data: { because, amountFen, fineFen, reasons, trace: [{ ...line, saw: { ...line.saw } }] }, rules: { policyVersions: rule.used } }),
  ];
}
