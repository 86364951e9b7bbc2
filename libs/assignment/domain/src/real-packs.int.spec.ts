import { describe, expect, it } from '@jest/globals';
import type { DrawCriteria } from '@juanzong/assignment-contracts';
import { chinaCalendar } from '@juanzong/calendar';
import { startDeadline } from '@juanzong/common-domain';
import { type AgencyCode, calendarDate, eventId, isRefusal } from '@juanzong/kernel';
import { AGENCIES, type DeadlineRule } from '@juanzong/policy';
import { loadPolicyBook } from '@juanzong/policy/loader';
import { assigner, contextOf, lawyerOf, system, TestFile } from './fixtures/given.fixture.js';
import { rosterDecider, type TurnDrawn } from './index.js';

const book = loadPolicyBook();
const CRITERIA: DrawCriteria = {
  agency: '340202', matter: 'NOTIFIED_LIFE_OR_DEATH', matterCategory: 'CRIMINAL', lifeOrDeathPossible: true, minorInvolved: true, onDate: '2024-03-12', excludedLawyers: [],
};

describe('under the platform’s own packs', () => {
  const missing = (ruleId: DeadlineRule, owner: AgencyCode, date: string): boolean => {
    const start = { ruleId, startedBy: eventId('start'), startedAt: { precision: 'day', date: calendarDate(date) }, owner } as const;
    return isRefusal(startDeadline(start, { book, calendar: chinaCalendar() }, contextOf(system)));
  };

  it.each(AGENCIES.map(({ code, shortName }) => [shortName, code] as const))('%s: every clock of an assignment can be started', (_name, owner) => {
    expect(missing('assignment', owner, '2022-03-01')).toBe(false);
    expect(missing('notification-assignment', owner, '2022-03-01')).toBe(false);
    for (const ruleId of ['assignment', 'notification-assignment', 'agreement', 'change-decision'] as const) expect([ruleId, missing(ruleId, owner, '2024-03-01')]).toEqual([ruleId, false]);
  });

  it('a possible life sentence of a minor goes to a defender of three years who is familiar with minors; each reason is named once', () => {
    const file = new TestFile(rosterDecider, { book });
    const young = lawyerOf('young', { criminalDefenceSince: '2022-01-01' });
    for (const lawyer of [young, lawyerOf('adults', { familiarWithMinors: false }), lawyerOf('fit')]) file.when({ kind: 'enrolLawyer', lawyer }, assigner);
    const decision = file.when({ kind: 'drawTurn', drawId: 'd', caseId: 'c', pool: '340202', criteria: CRITERIA }, assigner);
    if (isRefusal(decision)) throw new Error(decision.refusal);
    const drawn = decision[0]?.data as TurnDrawn;
    expect(drawn.lawyerId).toBe('fit');
    expect(drawn.exclusions.map(({ lawyerId, reasons }) => [lawyerId, reasons.map(({ code }) => code)])).toEqual([['young', ['TOO_FEW_YEARS']], ['adults', ['NOT_FAMILIAR_WITH_MINORS']]]);
    expect(drawn.exclusions[0]?.trace).toMatchObject([{ said: 'no', verified: true, saw: { years: 2, required: 3 } }]);
    expect(drawn.trace.find(({ ground }) => ground === 'ANNUAL_CAP_REACHED')).toMatchObject({ verified: false });
  });
});
