import { expect, it } from '@jest/globals';
import { ofAge, yearsUntilOfAge } from './of-age.mjs';

it('does not look at the birthday itself', () => {
  expect([ofAge(30, 'SINGLE'), ofAge(5, 'SINGLE'), ofAge(5, 'MARRIED')]).toEqual([true, false, true]);
  expect([yearsUntilOfAge(15), yearsUntilOfAge(40)]).toEqual([3, 0]);
});
