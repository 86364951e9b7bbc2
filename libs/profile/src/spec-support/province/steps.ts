import fc from 'fast-check';

/**
 * One thing that happens in the province. Numbers stand for choices among what is there when the step is taken, so that a step
 * means something after any other, and `dice` is the seed of every further choice in it.
 */
export type Step =
  | { readonly kind: 'receive'; readonly agency: number; readonly person: number; readonly dice: number }
  | { readonly kind: 'act'; readonly which: number; readonly times: number; readonly straight: boolean; readonly dice: number }
  | { readonly kind: 'roster'; readonly agency: number; readonly dice: number }
  | { readonly kind: 'review'; readonly dice: number }
  | { readonly kind: 'wait'; readonly hours: number }
  | { readonly kind: 'repeat'; readonly which: number };

const dice = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const index = fc.nat({ max: 9_999 });

/** What a year may bring; the weights make files long rather than many. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('receive' as const), agency: index, person: fc.integer({ min: 1, max: 9 }), dice }) },
  { weight: 18, arbitrary: fc.record({ kind: fc.constant('act' as const), which: index, times: fc.integer({ min: 1, max: 6 }), straight: fc.boolean(), dice }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('roster' as const), agency: index, dice }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('review' as const), dice }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 30 }) }, { weight: 1, arbitrary: fc.integer({ min: 60, max: 240 }) }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('repeat' as const), which: index }) },
);
