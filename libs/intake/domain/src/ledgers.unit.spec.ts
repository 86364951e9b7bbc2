import { describe, expect, it } from '@jest/globals';
import { applicationExample } from '@juanzong/intake-contracts';
import { agencyCode, calendarDate } from '@juanzong/kernel';
import { isPolicyMissing, policyBook } from '@juanzong/policy';
import { given } from '@juanzong/testing';
import fc from 'fast-check';
import { caseNumber } from './case-number.js';
import { ledgerDecider, matterDecider, numbersDecider, numbersOf } from './index.js';
import { input } from './spec-support/line.js';
import { statisticsOf } from './statistics.js';

const none = { input: undefined };
const day = calendarDate('2024-03-05');

describe('case numbers', () => {
  it('are drawn one after another; a gap is explained and takes none', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 20 }), (draws) => {
        let file = given(numbersDecider);
        for (const [i, draw] of draws.entries()) {
          file = file.when(draw ? { kind: 'draw', agency: '340202', caseId: `case-${i}` } : { kind: 'explainGap', agency: '340202', caseId: 'x', ordinal: 1, reason: 'intake.materials-missing' }, none).file;
        }
        const ordinals = file.entries.filter(({ type }) => type === 'intake.NumberDrawn').map(({ data }) => (data as { ordinal: number }).ordinal);
        expect(ordinals).toEqual(ordinals.map((_, i) => i + 1));
        expect(file.state.last).toBe(ordinals.length);
      }),
    );
    given(numbersDecider).when({ kind: 'explainGap', agency: '340202', caseId: 'x', ordinal: 3, reason: 'why' }, none).then({ type: 'intake.NumberGapExplained', data: { ordinal: 3, drawnFor: 'x', reason: 'why' } });
  });

  it('are given up once, and each for itself', () => {
    const give = (ordinal: number) => ({ kind: 'explainGap', agency: '340202', caseId: 'x', ordinal, reason: 'why' }) as const;
    const file = given(numbersDecider).when(give(3), none).file;
    file.events({ type: 'other.Happened', data: { ordinal: 4 } }).when(give(3), none).then();
    file.events({ type: 'other.Happened', data: { ordinal: 4 } }).when(give(4), none).then({ type: 'intake.NumberGapExplained', data: { ordinal: 4 } }).file.when(give(3), none).then();
    expect(given(numbersDecider).state).toEqual({ last: 0, explained: [], drawn: {} });
  });

  it('are found by the case that they were drawn for', () => {
    const draw = (caseId: string) => ({ kind: 'draw', agency: '340202', caseId }) as const;
    const { state } = given(numbersDecider).when(draw('a'), none).file.when(draw('b'), none).file.when(draw('a'), none).file;
    expect(['a', 'b', 'c'].map((caseId) => numbersOf(state, caseId))).toEqual([[1, 3], [2], []]);
  });

  it('are not moved by what else is in the ledger', () => {
    const file = given(numbersDecider).when({ kind: 'draw', agency: '340202', caseId: 'a' }, none).file;
    file.events({ type: 'other.Happened', data: { ordinal: 9 } }).when({ kind: 'draw', agency: '340202', caseId: 'b' }, none).then({ type: 'intake.NumberDrawn', data: { ordinal: 2, drawnFor: 'b' } });
  });

  it('are written in the style of the agency', () => {
    expect(caseNumber(input.book, { region: agencyCode('340202'), date: day }, 'CIVIL', 7)).toMatch(/^（2024）.+法援民字第0007号$/);
    expect(caseNumber(input.book, { region: agencyCode('123456'), date: day }, 'CRIMINAL', 12345)).toBe('（2024）123456法援刑字第12345号');
    expect(isPolicyMissing(caseNumber(policyBook([]), { region: agencyCode('340202'), date: day }, 'ADMIN', 1))).toBe(true);
  });
});

describe('the ledger of an agency', () => {
  it('registers every file under the next ordinal', () => {
    const one = given(ledgerDecider).when({ agency: '340202', caseId: 'a', openedBy: 'e' }, none);
    one.then({ type: 'intake.CaseRegistered', data: { registeredCase: 'a', ordinal: 1, openedBy: 'e' } });
    one.file.events({ type: 'other.Happened', data: {} }).when({ agency: '340202', caseId: 'b', openedBy: 'f' }, none).then({ type: 'intake.CaseRegistered', data: { ordinal: 2 } });
  });
});

describe('a matter', () => {
  const take = (caseId: string) => ({ kind: 'take', caseId, agency: '340202' }) as const;
  const release = (caseId: string) => ({ kind: 'release', caseId, agency: '340202', reason: 'WITHDRAWN' }) as const;

  it('is held by the first who takes it, until that one lets it go', () => {
    const held = given(matterDecider).when(take('a'), none).file;
    expect(held.state.holder).toEqual({ caseId: 'a', agency: '340202' });
    held.when(take('b'), none).then();
    held.when(release('b'), none).then();
    given(matterDecider).when(release('a'), none).then();
    const free = held.when(release('a'), none).then({ type: 'intake.MatterReleased', data: { releasedBy: 'a' } }).file;
    free.events({ type: 'other.Happened', data: {} }).when(take('b'), none).then('intake.MatterTaken');
  });
});

describe('coarse codes for counting', () => {
  const of = (birthDate: string | null, household?: { size: number | null; monthlyIncomeFen: number | null }) => {
    const { household: _example, ...rest } = applicationExample;
    return statisticsOf({ ...rest, applicant: { ...rest.applicant, birthDate }, ...(household ? { household: { ...household, assetsFen: 0 } } : {}) }, day);
  };

  it.each([
    ['2010-03-06', 'UNDER_14'], ['2010-03-05', '14_17'], ['2006-03-05', '18_59'], ['1964-03-06', '18_59'], ['1964-03-05', '60_69'], ['1954-03-05', '70_PLUS'],
    [null, 'UNKNOWN'], ['not a date', 'UNKNOWN'],
  ] as const)('age: %s is %s', (birth, band) => expect(of(birth).ageBand).toBe(band));

  it.each([
    [0, 1, 'NONE'], [99_999, 1, 'UNDER_1000'], [100_000, 1, '1000_1999'], [600_000, 3, '2000_3999'], [400_000, null, '4000_PLUS'], [100, 0, 'UNKNOWN'], [null, 3, 'UNKNOWN'],
  ] as const)('income: %s fen for %s is %s', (monthlyIncomeFen, size, band) => expect(of(null, { size, monthlyIncomeFen }).incomeBand).toBe(band));

  it('income: nothing said is unknown', () => expect(of(null).incomeBand).toBe('UNKNOWN'));
});
