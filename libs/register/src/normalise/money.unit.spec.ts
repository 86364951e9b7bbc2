import { describe, expect, it } from '@jest/globals';
import { fen, yuanText } from '@juanzong/kernel';
import fc from 'fast-check';
import { numberText, type RawCell } from '../cell.js';
import { parseMoney } from './money.js';

const text = (value: string): RawCell => ({ kind: 'text', text: value });
const number = (value: number): RawCell => ({ kind: 'number', value, text: numberText(value) });

describe('amounts', () => {
  it.each([
    ['3500', 350000], ['3,500', 350000], ['3，500.00', 350000], ['3500元', 350000], ['￥3500.5', 350050], ['¥ 3 500', 350000], ['人民币3500元整', 350000], ['３５００', 350000],
    ['1,234,567.89元', 123456789], ['1.2万', 1200000], ['1.23456万元', 1234560], ['0', 0], ['无', 0], ['0.01', 1], ['007', 700], ['3500.', 350000], ['3500.100', 350010], ['-0', 0],
    ['999999999999', 99999999999900],
  ])('%s yuan are %d fen', (typed, amount) => expect(parseMoney(text(typed))).toEqual({ value: amount }));

  it('a number cell is taken as Excel shows it, without binary noise', () => {
    expect(parseMoney(number(0.1 + 0.2))).toEqual({ value: 30 });
    expect(parseMoney(number(1234.56))).toEqual({ value: 123456 });
  });

  it.each([
    ['三千左右', 'unreadable'], ['约3000', 'unreadable'], ['3,50', 'unreadable'], ['1,2000', 'unreadable'], ['3000-4000', 'unreadable'], ['1.1E+17', 'unreadable'], ['', 'unreadable'],
    ['3500.123', 'too-fine'], ['1.23456789万', 'too-fine'], ['-500', 'negative'], ['1000000000000', 'too-large'], ['999999999万', 'too-large'],
  ])('%s is refused: %s', (typed, reason) => expect(parseMoney(text(typed))).toMatchObject({ faults: [{ fault: `register.amount-${reason}` }] }));

  it('every amount in fen comes back from its text, with and without separators', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), (amount) => {
        const plain = yuanText(fen(amount));
        const [whole = '', decimals = ''] = plain.split('.');
        for (const typed of [plain, `${plain}元`, `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals}`]) expect(parseMoney(text(typed))).toEqual({ value: amount });
      }),
    );
  });
});
