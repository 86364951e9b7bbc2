import type { Application, Statistics } from '@juanzong/intake-contracts';
import { ageOn, type CalendarDate, parseCalendarDate } from '@juanzong/kernel';

const AGE_BANDS = [
  [14, 'UNDER_14'], [18, '14_17'], [60, '18_59'], [70, '60_69'], [Infinity, '70_PLUS'],
] as const satisfies readonly (readonly [number, Statistics['ageBand']])[];

const YUAN = 100;
const INCOME_BANDS = [
  [1, 'NONE'], [1_000 * YUAN, 'UNDER_1000'], [2_000 * YUAN, '1000_1999'], [4_000 * YUAN, '2000_3999'], [Infinity, '4000_PLUS'],
] as const satisfies readonly (readonly [number, Statistics['incomeBand']])[];

const band = <B extends string>(bands: readonly (readonly [number, B])[], value: number): B | undefined => bands.find(([below]) => value < below)?.[1];

/** The coarse codes that statistics count by: bands of counting, not limits of any rule. Income is per head and month. */
export function statisticsOf(application: Application, on: CalendarDate): Statistics {
  const birth = application.applicant.birthDate === null ? undefined : parseCalendarDate(application.applicant.birthDate);
  const { monthlyIncomeFen, size } = application.household ?? { monthlyIncomeFen: null, size: null };
  return {
    ageBand: (birth && band(AGE_BANDS, ageOn(birth, on))) ?? 'UNKNOWN',
    incomeBand: (monthlyIncomeFen === null ? undefined : band(INCOME_BANDS, monthlyIncomeFen / (size ?? 1))) ?? 'UNKNOWN',
  };
}
