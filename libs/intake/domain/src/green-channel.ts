import { caseFacts, caseTraceOf, type RuleInput } from '@juanzong/common-domain';
import type { Application } from '@juanzong/intake-contracts';
import { type At, greenChannel } from '@juanzong/policy';

/** Whether a file is accepted, examined and assigned first, by the grounds of the packs on the path; with its reasons and the trace. */
export function decideGreenChannel(application: Application, at: At, { book }: RuleInput) {
  const answer = greenChannel(book, at, caseFacts(application, at, book));
  return {
    data: { open: answer.applies, reasons: answer.grounds.map(({ ground }) => ground), trace: caseTraceOf(answer.trace) },
    rules: { policyVersions: answer.used },
  };
}
