import { describe, expect, it } from '@jest/globals';
import { calendarDate, regionCode } from '@juanzong/kernel';
import { type PolicyBook, policyBook } from './index.js';
import { loadPolicyBook } from './loader.js';
import { type Row, SAME_FACTS, SOURCES } from './same-facts.table.fixture.js';

const book = loadPolicyBook();

/** Where the table and the packs disagree; empty if every cell is as it is written. */
const disagreements = (rules: PolicyBook, rows: readonly Row[]): string[] =>
  rows.flatMap(({ facts, ask, cells }) => cells.flatMap(([region, date, expected]) => {
    const answer = ask(rules, { region: regionCode(region), date: calendarDate(date) });
    return answer === expected ? [] : [`${facts} @${region} ${date}: ${String(answer)}, not ${String(expected)}`];
  }));

const opposite = (answer: string | boolean): string | boolean => (typeof answer === 'boolean' ? !answer : `not ${answer}`);
const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const chinese = (n: number): string => `${n >= 20 ? numerals[Math.floor(n / 10)] ?? '' : ''}${n >= 10 ? '十' : ''}${n % 10 === 0 ? '' : numerals[n % 10] ?? ''}`;

describe('the same facts on two dates and in two regions, without a change of code', () => {
  it.each(SAME_FACTS.map((row) => [row.facts, row] as const))('%s', (_facts, row) => {
    expect(disagreements(book, [row])).toEqual([]);
  });

  it('has what the rules differ in, at different places or dates, and every set of facts once', () => {
    expect(SAME_FACTS.length).toBeGreaterThanOrEqual(25);
    expect(new Set(SAME_FACTS.map(({ facts }) => facts)).size).toBe(SAME_FACTS.length);
    for (const { facts, cells, cites } of SAME_FACTS) {
      expect([facts, cites.length > 0, new Set(cells.map(([region, date]) => `${region} ${date}`)).size]).toEqual([facts, true, cells.length]);
      expect(new Set(cells.map(([, , answer]) => answer)).size).toBeGreaterThan(1);
    }
    const across = (index: 0 | 1): number => SAME_FACTS.filter(({ cells }) => new Set(cells.map((cell) => cell[index])).size > 1).length;
    expect(across(0)).toBeGreaterThanOrEqual(15);
    expect(across(1)).toBeGreaterThanOrEqual(15);
  });

  it.each(SAME_FACTS.flatMap(({ facts, cites }) => cites.map((cite) => [facts, cite.source, cite.article ?? '—', cite] as const)))(
    '%s cites %s %s, which is what the pack names', (_facts, source, _article, { pack, article }) => {
      const found = book.find(pack);
      expect(found?.source.document).toMatch(SOURCES[source]);
      const [, number, paragraph] = /^(\d+)(?:¶(\d+))?$/.exec(article ?? '') ?? [];
      const written = number === undefined ? undefined : `${chinese(Number(number))}${paragraph === undefined ? '' : `条第${chinese(Number(paragraph))}款`}`;
      if (written === undefined) expect(found?.source.article).toBeUndefined(); else expect(found?.source.article).toContain(written);
    });
});

describe('the table is no mirror of the code', () => {
  it('any one wrong value in it goes red, and nothing else', () => {
    for (const row of SAME_FACTS) for (const [at] of row.cells.entries()) {
      const wrong: Row = { ...row, cells: row.cells.map((cell, index) => (index === at ? [cell[0], cell[1], opposite(cell[2])] as const : cell)) };
      expect(disagreements(book, [wrong])).toHaveLength(1);
    }
  });

  it('every pack that a row cites carries it: without the pack the row goes red', () => {
    const idle = SAME_FACTS.flatMap((row) => row.cites
      .filter(({ pack }) => disagreements(policyBook(book.packs.filter(({ id }) => id !== pack)), [row]).length === 0)
      .map(({ pack }) => `${row.facts}: ${pack}`));
    expect(idle).toEqual([]);
  });
});
