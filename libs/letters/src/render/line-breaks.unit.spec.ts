import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { breakLines } from './line-breaks.js';

const em = (character: string): number => (/[ -~]/.test(character) ? 0.5 : 1);
const lines = (text: string, max: number, first?: number): string[] => breakLines(text, em, max, first).map((line) => line.text);
const wide = (line: string): number => [...line].reduce((sum, one) => sum + em(one), 0);

describe('lines of a paragraph', () => {
  it('break between characters, and never before a closing mark or after an opening one', () => {
    expect(lines('法律援助中心', 3)).toEqual(['法律援', '助中心']);
    expect(lines('法律援，助中心', 3)).toEqual(['法律', '援，助', '中心']);
    expect(lines('法律（援助）中心', 3)).toEqual(['法律', '（援', '助）中', '心']);
  });

  it('break what is carried over once more where it leaves no room', () => expect(lines('a（2。', 2)).toEqual(['a', '（2', '。']));

  it('keep a number and a Latin word whole', () => {
    expect(lines('共1234元', 2.5)).toEqual(['共', '1234', '元']);
  });

  it('the first is shorter by its indent, and all but the last are full', () => {
    expect(breakLines('一二三四五', em, 3, 1)).toEqual([{ text: '一', full: true }, { text: '二三四', full: true }, { text: '五', full: false }]);
    expect(breakLines('', em, 3)).toEqual([{ text: '', full: false }]);
  });

  const text = fc.string({ unit: fc.constantFrom(...'法律援助，。（）“”12ab-𠮷 '), maxLength: 60 });
  it('lose and add no character, and none is wider than the page unless it is a single character', () => {
    fc.assert(fc.property(text, fc.integer({ min: 2, max: 12 }), (words, max) => {
      const broken = lines(words, max);
      expect(broken.join('')).toBe(words);
      for (const line of broken) expect(wide(line) <= max || [...line].length === 1).toBe(true);
    }));
  });

  it('a run without a place to break is broken anywhere', () => {
    expect(lines('a'.repeat(10), 2)).toEqual(['aaaa', 'aaaa', 'aa']);
    expect(lines('，'.repeat(5), 2)).toEqual(['，，', '，，', '，']);
  });
});
