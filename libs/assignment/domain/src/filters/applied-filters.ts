import type { DrawCriteria } from '@juanzong/assignment-contracts';
import { agencyCode, calendarDate, type PolicyVersion } from '@juanzong/kernel';
import {
  type CaseFacts, type Circumstance, isPolicyMissing, type LawyerFilter, lawyerFilters, MATTERS, type PolicyBook, type PolicyMissing,
} from '@juanzong/policy';
import { annualCap, ownCap } from './annual-cap.js';
import { conflictOfInterest } from './conflict-of-interest.js';
import { declinedBefore } from './declined-before.js';
import { familiarWithMinors } from './familiar-with-minors.js';
import type { HardFilter } from './hard-filter.js';
import { licence } from './licence.js';
import type { PlatformRule } from './platform-rules.js';
import { relievedBefore } from './relieved-before.js';
import { speciality } from './speciality.js';
import { suspension } from './suspension.js';
import { yearsOfPractice } from './years-of-practice.js';

/** A filter with the rule that demands it. */
export interface AppliedFilter {
  readonly filter: HardFilter;
  readonly limit: number;
  readonly rule: string;
  readonly article?: string;
  readonly verified: boolean;
}

const demandedBy = (demand: LawyerFilter): { filter: HardFilter; limit: number } => {
  switch (demand.filter) {
    case 'LICENSED': return { filter: licence, limit: 0 };
    case 'NOT_SUSPENDED': return { filter: suspension, limit: 0 };
    case 'NO_CONFLICT_OF_INTEREST': return { filter: conflictOfInterest, limit: 0 };
    case 'FAMILIAR_WITH_MINORS': return { filter: familiarWithMinors, limit: 0 };
    case 'MIN_YEARS_OF_PRACTICE': return { filter: yearsOfPractice, limit: demand.years };
    case 'ANNUAL_CAP': return { filter: annualCap, limit: demand.cases };
  }
};

/** What holds for every draw, under the platform's own rules. */
const ALWAYS: readonly (AppliedFilter & { readonly rule: PlatformRule })[] = [
  { filter: licence, limit: 0, rule: 'platform.licence', verified: true },
  { filter: suspension, limit: 0, rule: 'platform.suspension', verified: true },
  { filter: conflictOfInterest, limit: 0, rule: 'platform.conflict-of-interest', verified: true },
  { filter: speciality, limit: 0, rule: 'platform.speciality', verified: true },
  { filter: declinedBefore, limit: 0, rule: 'platform.declined-before', verified: true },
  { filter: relievedBefore, limit: 0, rule: 'platform.relieved-before', verified: true },
  { filter: ownCap, limit: 0, rule: 'platform.own-cap', verified: true },
];

function factsOf(criteria: DrawCriteria): CaseFacts | undefined {
  if (!MATTERS.has(criteria.matter)) return undefined;
  const juvenile = criteria.minorInvolved && criteria.matterCategory === 'CRIMINAL';
  const circumstances: Circumstance[] = [
    ...(criteria.lifeOrDeathPossible ? ['LIFE_OR_DEATH_SENTENCE_POSSIBLE' as const] : []), ...(juvenile ? ['JUVENILE_CRIMINAL_CASE' as const] : []),
  ];
  return { groups: [], matter: criteria.matter, category: criteria.matterCategory, circumstances };
}

/** A pack may demand one thing on several grounds: it is tried and named once. */
const same = (a: AppliedFilter, b: AppliedFilter): boolean => a.filter === b.filter && a.limit === b.limit && a.rule === b.rule;

/**
 * The filters of the packs in force for the agency on the date, and those that always hold and no pack demands.
 * @throws RangeError for a matter that is not in the catalogue.
 */
export function appliedFilters(
  book: PolicyBook, criteria: DrawCriteria,
): { readonly filters: readonly AppliedFilter[]; readonly used: readonly PolicyVersion[] } | PolicyMissing {
  const facts = factsOf(criteria);
  if (!facts) throw new RangeError(`not a matter of the catalogue: ${criteria.matter}`);
  const answer = lawyerFilters(book, { region: agencyCode(criteria.agency), date: calendarDate(criteria.onDate) }, facts);
  if (isPolicyMissing(answer)) return answer;
  const demanded = answer.filters.map(({ filter, pack, article, verified }): AppliedFilter => ({
    ...demandedBy(filter), rule: pack, verified, ...(article === undefined ? {} : { article }),
  }));
  const once = demanded.filter((one, i) => demanded.findIndex((other) => same(one, other)) === i);
  const others = ALWAYS.filter(({ filter }) => !demanded.some((one) => one.filter === filter));
  return { filters: [...once, ...others], used: answer.used };
}
