import { describe, expect, it } from '@jest/globals';
import { addDays, calendarDate } from '@juanzong/kernel';
import fc from 'fast-check';
import type { RawCell } from '../cell.js';
import { checkCharacter, parseIdentityNumber } from './identity-number.js';

const TODAY = calendarDate('2024-06-01');
const text = (value: string): RawCell => ({ kind: 'text', text: value });
const number = (value: number): RawCell => ({ kind: 'number', value, text: String(value) });
const parse = (cell: RawCell) => parseIdentityNumber(cell, TODAY);
const whole = (first17: string): string => first17 + checkCharacter(first17);
const faults = (cell: RawCell): string[] => {
  const result = parse(cell);
  return 'faults' in result ? result.faults.map(({ fault }) => fault.replace('register.identity-', '')) : [];
};

const valid = fc
  .tuple(fc.constantFrom('110105', '340202', '440703', '500112', '830000'), fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 999 }))
  .map(([region, days, sequence]) => whole(`${region}${addDays(calendarDate('1910-01-01'), days).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`));

describe('resident identity numbers (GB 11643)', () => {
  it('the example of the standard fits', () => {
    expect(parse(text('11010519491231002X'))).toEqual({ value: { number: '11010519491231002X', birthDate: '1949-12-31', sex: 'FEMALE' } });
    expect(parse(text('440524188001010014'))).toMatchObject({ faults: [{ fault: 'register.identity-birth-date' }] });
  });

  it.each(['11010519491231002x', '１１０１０５１９４９１２３１００２Ｘ', ' 110105 19491231 002X　', "'11010519491231002X", '110105491231002', '110105 491231 002'])('%j is the same number', (typed) =>
    expect(parse(text(typed))).toMatchObject({ value: { number: '11010519491231002X' } }));

  it('15 digits in a number cell are whole', () => expect(parse(number(110105491231002))).toMatchObject({ value: { number: '11010519491231002X' } }));

  it.each([
    [number(1.1010519491231e17), ['lost-digits']], [text('1.1E+17'), ['lost-digits']], [text('1.10105E+17'), ['lost-digits']], [text('110105194912310000'), ['lost-digits']],
    [text('1101051949123100'), ['length']], [text('11010519491231002XX'), ['length']], [text('11010519O91231002X'), ['characters']], [text('X1010519491231002X'), ['characters']],
    [text(whole('99010519491231002')), ['region']], [text(whole('00010519491231002')), ['region']], [text(whole('11010519490231002')), ['birth-date']], [text(whole('11010520250101002')), ['birth-date']],
    [text('110105194912310021'), ['check-digit']], [text('990105194913310026'), ['region', 'birth-date', 'check-digit']], [text('110105491331002'), ['birth-date']],
  ] as const)('%j is refused: %j', (cell, reasons) => expect(faults(cell)).toEqual(reasons));

  it('a whole number is read; any single changed digit is noticed', () => {
    fc.assert(
      fc.property(valid, fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 9 }), (right, at, by) => {
        expect(parse(text(right))).toMatchObject({ value: { number: right } });
        const digit = right[at] === 'X' ? 10 : Number(right[at]);
        const changed = right.slice(0, at) + String((digit + by) % 10) + right.slice(at + 1);
        if (changed !== right) expect(faults(text(changed)).length).toBeGreaterThan(0);
      }),
    );
  });

  it('two neighbours exchanged are noticed', () => {
    fc.assert(
      fc.property(valid, fc.integer({ min: 0, max: 15 }), (right, at) => {
        const changed = right.slice(0, at) + (right[at + 1] ?? '') + (right[at] ?? '') + right.slice(at + 2);
        if (changed !== right) expect(faults(text(changed)).length).toBeGreaterThan(0);
      }),
    );
  });

  it('the old number of a person born in the 19th hundred is the new one', () => {
    fc.assert(
      fc.property(valid.filter((number18) => number18.slice(6, 8) === '19'), (right) => {
        expect(parse(text(right.slice(0, 6) + right.slice(8, 17)))).toMatchObject({ value: { number: right } });
      }),
    );
  });
});
