import type { Application } from '@juanzong/intake-contracts';
import { ageOn, parseCalendarDate } from '@juanzong/kernel';
import { ageGroups, type At, type CaseFacts, type Circumstance, GROUPS, type GroupCode, MATTERS, type MatterCode, type PolicyBook } from '@juanzong/policy';

/** A life or death sentence is possible, or a death sentence is reviewed (法律援助法 26). */
export const lifeOrDeathPossible = (matter: string): boolean => matter === 'NOTIFIED_LIFE_OR_DEATH' || matter === 'NOTIFIED_DEATH_REVIEW';

/** A criminal case of a person under age: the lawyer must be familiar with minors. */
export const minorInvolved = (facts: CaseFacts): boolean => facts.circumstances.includes('JUVENILE_CRIMINAL_CASE');

/**
 * What the rules see of an application: codes and an age, nothing that names the person. Groups to which the
 * person belongs by age are added under the packs in force; groups beyond the catalogue do not count.
 */
export function caseFacts(application: Application, at: At, book: PolicyBook): CaseFacts {
  const matter = MATTERS.get(application.matter as MatterCode);
  const birth = application.applicant.birthDate === null ? undefined : parseCalendarDate(application.applicant.birthDate);
  const age = birth === undefined ? undefined : ageOn(birth, at.date);
  const byAge = age === undefined ? [] : ageGroups(book, at, age).groups;
  const declared = application.groups.filter((code): code is GroupCode => GROUPS.has(code));
  const groups = [...new Set([...declared, ...byAge])].sort();
  const juvenile = matter.category === 'CRIMINAL' && (groups.includes('MINOR') || matter.code === 'NOTIFIED_MINOR');
  const circumstances: Circumstance[] = [
    ...(application.household?.monthlyIncomeFen === 0 ? (['NO_FIXED_INCOME'] as const) : []),
    ...(lifeOrDeathPossible(matter.code) ? (['LIFE_OR_DEATH_SENTENCE_POSSIBLE'] as const) : []),
    ...(juvenile ? (['JUVENILE_CRIMINAL_CASE'] as const) : []),
  ];
  return { groups, matter: matter.code, category: matter.category, ...(age === undefined ? {} : { age }), circumstances };
}
