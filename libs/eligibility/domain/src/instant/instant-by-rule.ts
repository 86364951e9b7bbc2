import { caseFacts, caseTraceOf, type RuleInput } from '@juanzong/common-domain';
import { occurredDate } from '@juanzong/kernel';
import { instantProcessing } from '@juanzong/policy';
import type { EligibilityEvent } from '../assessment.events.js';
import type { InState } from '../assessment.state.js';
import { entry } from '../entry.js';

/** Whether the application is decided on the day of acceptance (即申即办); nothing is said where the region does not offer it. */
export function instantByRule(state: InState<'Accepted'>, { book }: RuleInput): EligibilityEvent[] {
  const at = { region: state.agency, date: state.receivedOn };
  const { applies, grounds, onePersonMayDecide, trace, used } = instantProcessing(book, at, caseFacts(state.application, at, book));
  if (used.length === 0) return [];
  const dueOn = applies ? occurredDate(state.acceptance.occurredAt) : null;
  const data = { applies, reasons: grounds.map(({ ground }) => ground), onePersonMayDecide, dueOn, trace: caseTraceOf(trace) };
  return [entry<EligibilityEvent>({ type: 'eligibility.InstantProcessingDecided', data, rules: { policyVersions: used } })];
}
