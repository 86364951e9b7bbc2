import { caseFacts, caseTraceOf, type RuleInput } from '@juanzong/common-domain';
import type { Application } from '@juanzong/intake-contracts';
import { daysBetween, parseCalendarDate } from '@juanzong/kernel';
import { type At, type CaseFacts, greenChannel, isPolicyMissing, limitationDays, type PolicyBook } from '@juanzong/policy';

/** Whether a file is accepted, examined and assigned first, by the grounds of the packs on the path; with its reasons and the trace. */
export function decideGreenChannel(application: Application, at: At, { book }: RuleInput) {
  const answer = greenChannel(book, at, withLimitation(caseFacts(application, at, book), application, at, book));
  return {
    data: { open: answer.applies, reasons: answer.grounds.map(({ ground }) => ground), trace: caseTraceOf(answer.trace) },
    rules: { policyVersions: answer.used },
  };
}

/** A limitation that ends within the days of advance aid (法律援助法 44) is near; reckoned from the date, whatever was said. */
function withLimitation(facts: CaseFacts, { limitationDate }: Application, at: At, book: PolicyBook): CaseFacts {
  const end = limitationDate === undefined ? undefined : parseCalendarDate(limitationDate);
  const days = limitationDays(book, at);
  if (end === undefined || isPolicyMissing(days)) return facts;
  const left = daysBetween(at.date, end);
  return left >= 0 && left < days ? { ...facts, circumstances: [...facts.circumstances, 'LIMITATION_NEAR'] } : facts;
}
