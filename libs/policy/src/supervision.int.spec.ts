import { describe, expect, it } from '@jest/globals';
import { agencyCode, calendarDate } from '@juanzong/kernel';
import { archiveList, type ArchiveFacts, isPolicyMissing, MATTERS, policyBook, ratedAspects, requiredObservation, stageCode, STAGES, usualStage } from './index.js';
import { loadPolicyBook } from './loader.js';

const book = loadPolicyBook();
const at = (region: string, date = '2024-06-01') => ({ region: agencyCode(region), date: calendarDate(date) });
const JINGHU = at('340202');
const list = (facts: Partial<ArchiveFacts>, where = JINGHU) => {
  const found = archiveList(book, where, { category: 'CIVIL', matter: 'LABOUR_PAY', stage: 'FIRST_INSTANCE', terminated: false, ...facts });
  if (isPolicyMissing(found)) throw new Error(JSON.stringify(found));
  return found;
};
const required = (facts: Partial<ArchiveFacts>): string[] => list(facts).items.flatMap(({ code, required: is }) => (is ? [code] : []));

describe('the list of an archive', () => {
  it.each([
    ['CRIMINAL', 'CRIMINAL_DEFENCE', 'INVESTIGATION', 'DEFENCE_INVESTIGATION'],
    ['CRIMINAL', 'NOTIFIED_MINOR', 'PROSECUTION', 'DEFENCE_PROSECUTION'],
    ['CRIMINAL', 'NOTIFIED_DEATH_REVIEW', 'DEATH_REVIEW', 'DEFENCE_TRIAL'],
    ['CRIMINAL', 'CRIMINAL_VICTIM', 'PROSECUTION', 'REPRESENTATION_PROSECUTION'],
    ['CRIMINAL', 'CRIMINAL_INCIDENTAL_CIVIL', 'FIRST_INSTANCE', 'REPRESENTATION_TRIAL'],
    ['CIVIL', 'INJURY_TRAFFIC', 'SECOND_INSTANCE', 'CIVIL_SUIT'],
    ['ADMIN', 'STATE_COMPENSATION', 'FIRST_INSTANCE', 'ADMIN_SUIT'],
    ['CIVIL', 'LABOUR_PAY', 'ARBITRATION', 'NON_LITIGATION'],
    ['ADMIN', 'SOCIAL_ASSISTANCE', 'RECONSIDERATION', 'NON_LITIGATION'],
  ] as const)('%s %s %s: %s', (category, matter, stage, code) => expect(list({ category, matter, stage }).code).toBe(code));

  it('there is exactly one for every matter at every stage', () => {
    for (const { code: matter, category } of MATTERS.entries) {
      for (const { code: stage } of STAGES.entries) {
        const found = list({ category, matter, stage });
        expect([matter, stage, found.trace.map(({ rule }) => rule).filter((rule) => rule !== 'cn.law.archive-list.closing')]).toEqual([matter, stage, [expect.any(String)]]);
        const codes = found.items.map(({ code }) => code);
        expect(new Set(codes).size).toBe(codes.length);
      }
    }
  });

  it('asks what the law asks of every closing, verified; the rest by the names of the forms, unverified', () => {
    const { items, used } = list({});
    expect(items.filter(({ verified }) => verified).map(({ code }) => code)).toEqual(['LEGAL_DOCUMENT', 'CLOSING_REPORT']);
    expect(used.map(({ id, verified }) => [id, verified])).toEqual([['cn.law.archive-list.closing', true], ['cn.param.archive-list.civil-suit', false]]);
  });

  it('after termination asks for that decision, and not for what was never done', () => {
    expect(required({})).toContain('PLEADINGS');
    expect(required({})).not.toContain('TERMINATION_DECISION');
    expect(required({ terminated: true })).toContain('TERMINATION_DECISION');
    expect(required({ terminated: true })).not.toContain('PLEADINGS');
    expect(required({ terminated: true })).toEqual(expect.arrayContaining(['LEGAL_DOCUMENT', 'CLOSING_REPORT']));
  });

  it('without a pack that names it is missing, never another one', () => {
    const facts: ArchiveFacts = { category: 'CIVIL', matter: 'LABOUR_PAY', stage: 'FIRST_INSTANCE', terminated: false };
    expect(archiveList(book, at('340202', '2021-12-31'), facts)).toMatchObject({ refusal: 'policy.missing' });
    const bare = policyBook(book.packs.filter(({ id }) => !id.startsWith('cn.param.archive-list')));
    expect(archiveList(bare, JINGHU, facts)).toMatchObject({ refusal: 'policy.missing', params: { detail: 'CIVIL FIRST_INSTANCE' } });
  });

  it('a matter without a stage is at the one that is usual', () => {
    expect(['NOTIFIED_MINOR', 'INJURY_TRAFFIC', 'LABOUR_PAY', 'NOPE'].map(usualStage)).toEqual(['FIRST_INSTANCE', 'FIRST_INSTANCE', 'NON_LITIGATION', 'NON_LITIGATION']);
    expect([stageCode('RETRIAL'), stageCode('SONG')]).toEqual(['RETRIAL', undefined]);
  });
});

describe('ratings and observations', () => {
  it('the aspects of a service, each once', () => {
    const codes = (service: 'RECEPTION' | 'UNDERTAKING') => {
      const found = ratedAspects(book, JINGHU, service);
      return isPolicyMissing(found) ? [] : found.aspects.map(({ code, verified }) => [code, verified]);
    };
    expect(codes('RECEPTION')).toEqual([['ATTITUDE', false], ['PROMPTNESS', false], ['INFORMATION', false]]);
    expect(codes('UNDERTAKING')).toHaveLength(5);
    expect(ratedAspects(policyBook([]), JINGHU, 'RECEPTION')).toMatchObject({ refusal: 'policy.missing' });
  });

  it.each([
    ['浙江: five per cent', '330106', '2025-12-31', { perTenThousand: 500, pack: 'zj.hearing-observation', verified: false }],
    ['浙江 before the day it was said', '330106', '2024-12-31', undefined],
    ['elsewhere no rule is known', '340202', '2025-12-31', undefined],
  ] as const)('%s', (_what, region, date, wanted) => expect(requiredObservation(book, at(region, date))).toEqual(wanted));
});
