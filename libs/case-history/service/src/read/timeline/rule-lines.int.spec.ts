import { describe, expect, it } from '@jest/globals';
import { draw, PLATFORM_RULES, type RosterLawyer, rosterDecider } from '@juanzong/assignment-domain';
import type { TraceLine } from '@juanzong/common-contracts';
import { eventId } from '@juanzong/kernel';
import { AGENCIES, isPolicyMissing, type LoadedPack, MATTERS, policyBook } from '@juanzong/policy';
import { loadPolicyBook } from '@juanzong/policy/loader';
import { ruleLines } from './rule-lines.js';

const book = loadPolicyBook();
const HAN = /\p{Script=Han}/u;
const lineOf = (rule: string): TraceLine => ({ rule, saw: {}, said: 'yes', text: { zh: '文', en: 'text' }, verified: true });
const sourceOf = (line: TraceLine) => ruleLines({ trace: [line] }, book).map(({ source }) => source)[0];
const expectText = (rule: string, source: unknown): void =>
  expect([rule, source]).toEqual([rule, expect.objectContaining({ zh: expect.stringMatching(HAN), en: expect.stringMatching(/[a-z]/i), document: expect.stringMatching(HAN) })]);

const lawyer: RosterLawyer = {
  lawyerId: 'a', name: '李伟', firm: '某所', licenceNumber: '1', licensedSince: '2010-01-01', specialities: ['CIVIL'], familiarWithMinors: false, annualCap: 3,
  joinedBy: eventId('joined'), joinedRevision: 0, left: false, base: 0, turns: [], suspensions: [],
};

describe('the text of the rule behind a line of a trace', () => {
  it('is there for every rule pack', () => {
    expect(book.packs.length).toBeGreaterThan(0);
    for (const { id } of book.packs) expectText(id, sourceOf(lineOf(id)));
  });

  it('is there for every rule of the platform itself, which is no article of a document', () => {
    for (const [rule, text] of Object.entries(PLATFORM_RULES)) {
      expectText(rule, sourceOf(lineOf(rule)));
      expect(sourceOf(lineOf(rule))).toEqual({ ...text, document: '平台规则 / platform rule' });
    }
  });

  it('is there for every line that a draw of any agency for any matter writes, with the packs and without those for lawyers', () => {
    const roster = { ...rosterDecider.initialState(), lawyers: { a: lawyer } };
    const onlyCaps = (pack: LoadedPack): LoadedPack => (pack.kind === 'lawyer-filter' ? { ...pack, params: { filters: [{ filter: 'ANNUAL_CAP', cases: 2, when: {} }] } } : pack);
    const withoutFilters = policyBook(book.packs.map(onlyCaps));
    const rules = new Set<string>();
    for (const { code: agency } of AGENCIES) for (const { code: matter, category } of MATTERS.entries) for (const rulesInForce of [book, withoutFilters]) {
      const criteria = { agency, matter, matterCategory: category, lifeOrDeathPossible: true, minorInvolved: true, onDate: '2025-03-05', excludedLawyers: [] };
      const result = draw(roster, criteria, rulesInForce);
      if (isPolicyMissing(result)) throw new Error('no rules');
      for (const line of [result.chosen?.trace ?? [], ...result.exclusions.map(({ trace }) => trace)].flat()) {
        rules.add(line.rule);
        expectText(line.rule, sourceOf(line));
      }
    }
    expect([...rules]).toEqual(expect.arrayContaining(['platform.licence', 'platform.declined-before', 'platform.own-cap']));
  });

  it('names the article that was tried before that of the whole pack', () => {
    const pack = book.packs.find(({ source }) => source.article !== undefined);
    expect(sourceOf({ ...lineOf(String(pack?.id)), article: '第九十九条' })).toMatchObject({ article: '第九十九条' });
    expect(sourceOf(lineOf(String(pack?.id)))).toMatchObject({ article: pack?.source.article });
  });

  it('is null for a pack that is not at hand, and there are no lines where nothing was tried', () => {
    expect(sourceOf(lineOf('gone.away'))).toBeNull();
    expect(sourceOf(lineOf('platform.unheard-of'))).toBeNull();
    expect([ruleLines(null, book), ruleLines({}, book), ruleLines({ trace: 'x' }, book)]).toEqual([[], [], []]);
  });
});
