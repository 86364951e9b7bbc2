import { describe, expect, it } from '@jest/globals';
import { type Application, applicationExample } from '@juanzong/intake-contracts';
import { agencyCode, calendarDate } from '@juanzong/kernel';
import { platformRules } from '@juanzong/testing';
import { caseFacts, lifeOrDeathPossible, minorInvolved } from './index.js';

const { book } = platformRules();
const at = { region: agencyCode('340202'), date: calendarDate('2024-03-05') };
const facts = (more: Partial<Application>, birthDate: string | null = '1985-03-07') =>
  caseFacts({ ...applicationExample, ...more, applicant: { ...applicationExample.applicant, birthDate } }, at, book);

describe('what the rules see of an application', () => {
  it('is codes and an age', () => {
    expect(facts({})).toEqual({ groups: ['MIGRANT_WORKER'], matter: 'LABOUR_PAY', category: 'CIVIL', age: 38, circumstances: [] });
    expect(facts({}, null)).toStrictEqual({ groups: ['MIGRANT_WORKER'], matter: 'LABOUR_PAY', category: 'CIVIL', circumstances: [] });
  });

  it('counts the groups of the age with those declared, each once and in order; what is no group does not count', () => {
    expect(facts({ groups: ['WOMAN', 'DISABLED', 'NO_SUCH_GROUP'] }, '1964-03-05').groups).toEqual(['DISABLED', 'ELDERLY', 'WOMAN']);
    expect(facts({ groups: ['ELDERLY', 'ELDERLY'] }, '1964-03-05').groups).toEqual(['ELDERLY']);
    expect(facts({ groups: ['WOMAN'] }, '1964-03-06').groups).toEqual(['WOMAN']);
  });

  it.each([
    ['CRIMINAL_DEFENCE', ['MINOR'], ['JUVENILE_CRIMINAL_CASE']], ['CRIMINAL_DEFENCE', [], []], ['LABOUR_PAY', ['MINOR'], []], ['NOTIFIED_MINOR', [], ['JUVENILE_CRIMINAL_CASE']],
    ['NOTIFIED_LIFE_OR_DEATH', [], ['LIFE_OR_DEATH_SENTENCE_POSSIBLE']], ['NOTIFIED_DEATH_REVIEW', [], ['LIFE_OR_DEATH_SENTENCE_POSSIBLE']],
  ])('%s of %j has the circumstances %j', (matter, groups, circumstances) => {
    const seen = facts({ matter, groups });
    expect(seen.circumstances).toEqual(circumstances);
    expect([minorInvolved(seen), lifeOrDeathPossible(matter)]).toEqual(['JUVENILE_CRIMINAL_CASE', 'LIFE_OR_DEATH_SENTENCE_POSSIBLE'].map((one) => circumstances.includes(one)));
  });

  it('has no fixed income exactly where it is nothing', () => {
    const of = (monthlyIncomeFen: number) => facts({ household: { size: 3, monthlyIncomeFen, assetsFen: 0 } }).circumstances;
    expect([of(0), of(1)]).toEqual([['NO_FIXED_INCOME'], []]);
    const { household: _unknown, ...rest } = applicationExample;
    expect(caseFacts(rest, at, book).circumstances).toEqual([]);
  });
});
