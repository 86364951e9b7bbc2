import { describe, expect, it } from '@jest/globals';
import stringWidth from 'string-width';
import { type Figure, isMet } from '../figure.js';
import { report } from './json.js';
import { shown, table } from './table.js';
import { padded } from './padded.js';

const plain: Figure = { name: 'a', label: { zh: '追加', en: 'appends' }, unit: '/s', value: 1234.5 };
const compared: Figure = { ...plain, name: 'b', peer: { name: 'emmett', value: 500 }, ratio: 2.469, goal: { of: 'ratio', least: 4 } };

describe('a goal', () => {
  it('is reached at its bound, of the value or of the ratio', () => {
    expect(isMet({ ...compared, ratio: 4 })).toBe(true);
    expect(isMet(compared)).toBe(false);
    expect(isMet({ ...plain, goal: { of: 'value', least: 1234.5 } })).toBe(true);
    expect(isMet({ ...compared, ratio: 1.21, goal: { of: 'ratio', most: 1.2 } })).toBe(false);
  });
  it('is not reached where nothing was compared, and there may be none', () => {
    expect(isMet({ ...plain, goal: { of: 'ratio', most: 1 } })).toBe(false);
    expect(isMet(plain)).toBeUndefined();
  });
});

describe('the table', () => {
  it('shows as many digits as say something', () => {
    expect([12345.6, 99.44, 1.234, 0.004, Infinity, NaN].map(shown)).toEqual(['12,346', '99.4', '1.23', '0.00', '–', '–']);
  });
  it('says beside each figure what it is compared with and whether the goal is met, in both languages', () => {
    const text = table([{ name: 's', title: { zh: '写', en: 'writes' }, figures: [plain, compared] }]);
    const [blank, title, head, first, second] = text.split('\n');
    expect([blank, title]).toEqual(['', '写 / writes']);
    expect(head).toContain('数值 value');
    expect(first).toMatch(/^ +1,235 {2}\/s .* 追加 appends$/u);
    expect(second).toMatch(/500 emmett +×2\.47 +×≥4 未达到 not met {2}追加 appends$/u);
  });
  it('keeps its columns under one another though Chinese takes two columns', () => {
    const lines = table([{ name: 's', title: { zh: '写', en: 'writes' }, figures: [plain, compared] }]).split('\n').slice(2);
    const places = lines.map((line) => stringWidth(line.slice(0, line.search(/项目|追加/u))));
    expect(new Set(places).size).toBe(1);
  });
  it('counts Chinese characters and full-width punctuation twice', () => expect(['a数', '，a', '×≥–'].map((text) => stringWidth(text))).toEqual([3, 3, 3]));
  it('pads on either side, and never cuts', () => {
    expect([padded('数', 4, 'left'), padded('数', 4, 'right'), padded('数据', 3, 'left')]).toEqual(['  数', '数  ', '数据']);
  });
});

describe('the report for machines', () => {
  it('holds every figure with its section, its ratio and whether its goal was met', () => {
    const machine = { cores: 2, model: 'x', node: 'v20', load: [0, 1] } as const;
    const made = report([{ name: 's', title: { zh: '写', en: 'writes' }, figures: [plain, compared] }], machine, '2026-01-01T00:00:00.000Z');
    expect(made).toMatchObject({ format: 'juanzong.bench.v1', machine, figures: [{ section: 's', name: 'a', value: 1234.5 }, { section: 's', name: 'b', ratio: 2.469, met: false, peer: { value: 500 } }] });
    expect((made as { figures: object[] }).figures[0]).not.toHaveProperty('met');
  });
});
