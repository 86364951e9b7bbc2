import type { RuleInput } from '@juanzong/common-domain';
import { agencyCode, calendarDate, type Decision } from '@juanzong/kernel';
import { hardshipReuse, regionName, reusableFinding } from '@juanzong/policy';
import type { CommandOf } from '../assessment.commands.js';
import type { EligibilityEvent } from '../assessment.events.js';
import { type EligibilityRefusal, refuseEligibility } from '../assessment.refusals.js';
import type { InState, Means } from '../assessment.state.js';
import { entry } from '../entry.js';

/** What stands in the earlier file. A person is the same by the keyed hash of the identity number. */
export type FoundFinding =
  | { readonly is: 'UNKNOWN_CASE' | 'SAME_CASE' | 'ERASED' | 'OTHER_PERSON' | 'NO_FINDING' }
  | ({ readonly is: 'FOUND'; readonly agency: string; readonly verifiedOn: string } & Means);

const REFUSED = {
  UNKNOWN_CASE: 'eligibility.finding-case-unknown', SAME_CASE: 'eligibility.finding-in-same-case', ERASED: 'eligibility.finding-erased', OTHER_PERSON: 'eligibility.finding-of-other-person',
  NO_FINDING: 'eligibility.no-finding-there',
} as const;

/** An earlier finding of hardship instead of a verification, where the packs in force on the day of receipt allow it. */
export function reuseFinding({ fromCase, found }: CommandOf<'reuseFinding'>, state: InState<'Examined'>, { book }: RuleInput): Decision<EligibilityEvent, EligibilityRefusal> {
  if (state.examination.route !== 'TESTED') return refuseEligibility('eligibility.no-means-test-needed', { route: state.examination.route });
  const at = { region: state.agency, date: state.receivedOn };
  if (hardshipReuse(book, at).rules.length === 0) return refuseEligibility('eligibility.reuse-not-offered', { region: regionName(state.agency) ?? state.agency });
  if (found.is !== 'FOUND') return refuseEligibility(REFUSED[found.is], { caseId: fromCase });
  const reusable = reusableFinding(book, at, { agency: agencyCode(found.agency), on: calendarDate(found.verifiedOn) });
  if (!reusable.applies) {
    const months = Math.max(...hardshipReuse(book, at).rules.map(({ params }) => params.withinMonths));
    return refuseEligibility('eligibility.finding-not-reusable', { agency: found.agency, verifiedOn: found.verifiedOn, months });
  }
  const { entry: fromEntry, method, householdSize, monthlyIncomeFen, assetsFen, agency: fromAgency, verifiedOn } = found;
  return [
    entry({
      type: 'eligibility.HardshipFindingReused', rules: { policyVersions: reusable.used },
      data: { fromCase, fromEntry, fromAgency, verifiedOn, method, householdSize, monthlyIncomeFen, assetsFen, trace: reusable.trace.map((line) => ({ ...line, saw: { ...line.saw } })) },
    }),
  ];
}
