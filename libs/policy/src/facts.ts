import type { CaseFacts } from './case-facts.js';
import type { Condition } from './kinds/common.js';

const anyOf = <T>(wanted: readonly T[] | undefined, present: readonly T[]): boolean => wanted === undefined || wanted.some((one) => present.includes(one));

/** Whether every written part of the condition holds. An age bound does not hold for an unknown age. */
export function matches(when: Condition, facts: CaseFacts): boolean {
  return (
    anyOf(when.groups, facts.groups) && anyOf(when.matters, [facts.matter]) && anyOf(when.categories, [facts.category]) &&
    (when.circumstances ?? []).every((one) => facts.circumstances.includes(one)) &&
    (when.minAge === undefined || (facts.age !== undefined && facts.age >= when.minAge)) &&
    (when.maxAge === undefined || (facts.age !== undefined && facts.age <= when.maxAge))
  );
}

/** The parts of the facts that a condition looked at, for the trace. */
export function seenBy(when: Condition, facts: CaseFacts): Record<string, string | number | string[]> {
  return {
    ...(when.groups ? { groups: [...facts.groups] } : {}),
    ...(when.matters ? { matter: facts.matter } : {}),
    ...(when.categories ? { category: facts.category } : {}),
    ...(when.circumstances ? { circumstances: [...facts.circumstances] } : {}),
    ...(when.minAge !== undefined || when.maxAge !== undefined ? { age: facts.age ?? 'unknown' } : {}),
  };
}
