import { expect, it } from '@jest/globals';
import { ofAge, yearsUntilOfAge } from './of-age.mjs';

it('is of age from the birthday on, or by what else counts', () => {
  expect([ofAge(19, 'SINGLE'), ofAge(18, 'SINGLE'), ofAge(17, 'SINGLE'), ofAge(17, 'MARRIED')]).toEqual([true, true, false, true]);
});

it('counts what is left', () => expect([yearsUntilOfAge(15), yearsUntilOfAge(18)]).toEqual([3, 0]));
