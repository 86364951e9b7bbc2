import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { pairs } from './pairs.js';
import { table } from './table.js';
import { padEnd, truncated } from './fitted.js';

const text = fc.string({ unit: fc.constantFrom('a', '张', '，', ' ', '…', '１', 'é', '𠀀', '한') });

describe('width', () => {
  it('counts Chinese characters and full-width punctuation twice, marks and colours not at all', () => {
    expect(stringWidth('案号 no.')).toBe(8);
    expect(stringWidth('，。（）１')).toBe(10);
    expect(stringWidth('e\u0301\u200b')).toBe(1);
    expect(stringWidth('\u001b[31m红\u001b[0m')).toBe(2);
    expect(stringWidth('𠀀')).toBe(2);
  });

  it('pads to the width, and cuts to no more than the width', () => {
    fc.assert(fc.property(text, fc.integer({ min: 1, max: 30 }), (value, width) => {
      expect(stringWidth(padEnd(value, width))).toBe(Math.max(width, stringWidth(value)));
      expect(stringWidth(truncated(value, width))).toBeLessThanOrEqual(Math.max(width, 1));
      if (stringWidth(value) <= width) expect(truncated(value, width)).toBe(value);
    }));
  });
});

describe('table', () => {
  it('puts every column of every row in the same place', () => {
    fc.assert(fc.property(fc.array(fc.tuple(text, text), { maxLength: 6 }), (rows) => {
      const marked = rows.map(([a, b]) => [a, `|${b}`]);
      const [head = '', , ...lines] = table([{ head: '甲' }, { head: '|乙' }], marked).split('\n');
      const at = stringWidth(head.slice(0, head.indexOf('|')));
      for (const line of lines.filter(Boolean)) expect(stringWidth(line.slice(0, line.indexOf('|')))).toBe(at);
    }));
  });

  it('keeps a cell on one line and within its limit', () => {
    expect(table([{ head: 'x', max: 5 }], [['一二三四'], ['a\nb']])).toBe('x\n─────\n一二…\na b\n');
  });
});

it('pairs leave out what is empty', () => {
  expect(pairs([['姓名', '张*'], ['x', null], ['年龄段', '18']], ' ')).toBe(' 姓名    张*\n 年龄段  18\n');
});
