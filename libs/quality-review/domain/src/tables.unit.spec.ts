import { describe, expect, it } from '@jest/globals';
import type { Actor, Bilingual } from '@juanzong/kernel';
import { SHEET_IN_FORCE } from './spec-support/sheet-in-force.js';
import { CAMPAIGN_ACTIONS } from './campaign.commands.js';
import { countsOf, resultsOf } from './campaign.results.js';
import { AGENCY_STAFF, carriesOut, isItsLawyer, mayNotAnswer, owes, withinReach } from './quality.guards.js';
import { QUALITY_ACTIONS } from './quality.actions.js';
import { REVIEW_ACTIONS } from './review.commands.js';
import { EXPERTS_ACTIONS } from './review-experts.js';
import { sampledCases } from './review.reactions.js';
import { roleRefusal, territoryRefusal, covers } from './review.territory.js';
import type { Act, Finding } from './supervision.state.js';
import { isLater, type Place, Written } from './written.js';

interface Rule { readonly name: string; readonly label: Bilingual; readonly roles: readonly string[]; readonly internal?: true }
const told = (rules: Readonly<Record<string, Rule>>): string[] => Object.values(rules).map(({ name, roles, internal }) => `${name}: ${roles.join(' ')}${internal ? ' (internal)' : ''}`);

describe('who may do what', () => {
  it('of archives, ratings and supervision', () => {
    const [RATERS, SUPERVISORS, ANSWERING] = ['recipient clerk quality-officer', 'quality-officer supervisor', 'lawyer clerk examiner approver assigner quality-officer'];
    expect(told(QUALITY_ACTIONS)).toEqual([
      'start-submission: system (internal)', 'drop-archive-clocks: system (internal)', 'submit-archive: lawyer', 'return-archive: quality-officer', 'accept-archive: quality-officer', `rate-service: ${RATERS}`, `correct-rating: ${RATERS}`,
      `open-supervision-act: ${SUPERVISORS}`, `raise-finding: ${SUPERVISORS}`, `record-rectification: ${ANSWERING}`, `answer-finding: ${ANSWERING}`, `recheck-finding: ${SUPERVISORS}`, `close-supervision-act: ${SUPERVISORS}`,
      'fire-deadline: system (internal)', 'recompute-deadline: system (internal)',
    ]);
    for (const { internal, open } of Object.values(QUALITY_ACTIONS)) if (internal) expect(open({} as never, {} as never)).toBe(true);
  });

  it('of campaigns, experts and reviews', () => {
    expect(told(REVIEW_ACTIONS)).toEqual([
      'sample-for-review: system (internal)', 'appoint-reviewers: quality-officer supervisor system', 'declare-conflict: reviewer', 'submit-score: reviewer', 'correct-score: reviewer', 'close-review: quality-officer supervisor',
    ]);
    expect(told(EXPERTS_ACTIONS)).toEqual(['enrol-reviewer: quality-officer supervisor operator', 'remove-reviewer: quality-officer supervisor operator']);
    expect(Object.values(CAMPAIGN_ACTIONS).map(({ name, roles, state }) => `${state} ${name}: ${roles.join(' ')}`)).toEqual([
      'NotOpen open-campaign', 'Open fix-frame', 'FrameFixed draw-sample', 'Drawn publish-results', 'Published close-campaign',
    ].map((one) => `${one}: quality-officer supervisor`));
  });

  it('has a label in both languages', () => {
    for (const { label } of [QUALITY_ACTIONS, REVIEW_ACTIONS, EXPERTS_ACTIONS, CAMPAIGN_ACTIONS].flatMap((rules) => Object.values(rules))) {
      expect([label.zh, label.en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.stringMatching(/\w/)]);
    }
  });
});

describe('whose business a file is', () => {
  const file = { agency: '340202', lawyerId: 'L-1' } as never;
  const by = (role: Actor['role'], agency?: string, id = `${role}@${agency ?? ''}`): Actor => ({ id, role, ...(agency === undefined ? {} : { agency }) });

  it('is within the reach of its agency and of the bureaus above it', () => {
    expect(['340202', '340200', '340000', '000000', '340100'].map((agency) => withinReach(by('supervisor', agency), file))).toEqual([true, true, true, true, false]);
    expect([by('supervisor'), by('clerk', '340202'), by('clerk', '340200'), by('recipient')].map((actor) => withinReach(actor, file))).toEqual([false, true, false, true]);
  });

  it('is its lawyer’s', () => {
    expect([by('lawyer', undefined, 'lawyer:L-1'), by('clerk', undefined, 'lawyer:L-1'), by('lawyer', undefined, 'lawyer:L-2')].map((actor) => isItsLawyer(actor, file))).toEqual([true, false, false]);
    expect(isItsLawyer(by('lawyer', undefined, 'lawyer:undefined'), {})).toBe(false);
  });

  it('is gone on with by the office that opened an act; a review by any quality officer or bureau', () => {
    const act = (kind: Act['kind']): Act => ({ kind, office: { role: 'quality-officer', agency: '340202' } } as Act);
    const actors = [by('quality-officer', '340202'), by('quality-officer', '340203'), by('supervisor', '340202'), by('clerk', '340202')];
    expect(actors.map((actor) => carriesOut(actor, act('FILE_CHECK')))).toEqual([true, false, false, false]);
    expect(actors.map((actor) => carriesOut(actor, act('FILE_REVIEW')))).toEqual([true, true, true, false]);
  });

  it('is answered for by the lawyer, or by the staff of the agency, and never by who raised the finding', () => {
    const finding = (duty: 'LAWYER' | 'AGENCY', raisedBy = 'quality-officer@340202') => ({ duty, raisedBy } as Finding);
    const lawyer = by('lawyer', undefined, 'lawyer:L-1');
    expect(AGENCY_STAFF).toEqual(['clerk', 'examiner', 'approver', 'assigner', 'quality-officer']);
    expect(AGENCY_STAFF.map((role) => owes(by(role, '340202', 'x'), finding('AGENCY'), file))).toEqual([true, true, true, true, true]);
    expect([by('clerk', '340203'), by('supervisor', '340202'), lawyer, by('quality-officer', '340202')].map((actor) => owes(actor, finding('AGENCY'), file))).toEqual([false, false, false, false]);
    expect([lawyer, by('clerk', '340202')].map((actor) => owes(actor, finding('LAWYER'), file))).toEqual([true, false]);
    expect(mayNotAnswer(lawyer, finding('LAWYER'), file)).toBeUndefined();
    expect(mayNotAnswer(lawyer, finding('AGENCY'), file)).toEqual({ refusal: 'quality-review.not-the-answerer', params: { duty: '法律援助机构 / agency' } });
    expect(mayNotAnswer(by('clerk', '340202'), finding('LAWYER'), file)).toEqual({ refusal: 'quality-review.not-the-answerer', params: { duty: '本案承办律师 / lawyer' } });
    expect(mayNotAnswer(by('quality-officer', '340202'), finding('AGENCY'), file)).toEqual({ refusal: 'quality-review.answers-own-finding', params: {} });
  });

  it('a review lies within a territory, or is refused by name', () => {
    expect([covers('340200', '340202'), covers('340000', '340202'), covers('340200', '340302'), covers('100001', '100001')]).toEqual([true, true, false, true]);
    expect(territoryRefusal(by('supervisor', '340100'), '340202')).toEqual({ refusal: 'quality-review.outside-territory', params: { agency: '340100', region: '340202' } });
    expect(territoryRefusal(by('operator'), '340202')).toBeUndefined();
    expect(roleRefusal(EXPERTS_ACTIONS.enrolReviewer, by('clerk', '340202'))).toEqual({ refusal: 'quality-review.role-may-not', params: { role: 'clerk', action: '评估专家入库' } });
  });
});

describe('the results of a campaign', () => {
  const { sheet, gradeOf } = SHEET_IN_FORCE;

  it('count each grade for itself', () => {
    expect(countsOf(['EXCELLENT', 'GOOD', 'GOOD', 'QUALIFIED', 'QUALIFIED', 'QUALIFIED', 'UNQUALIFIED', 'UNQUALIFIED', 'UNQUALIFIED', 'UNQUALIFIED'].map((grade) => ({ grade } as never)))).toEqual({ EXCELLENT: 1, GOOD: 2, QUALIFIED: 3, UNQUALIFIED: 4 });
  });

  it('name files, agencies and lawyers in the order of their ids, with what they come to', () => {
    const file = (caseId: string, agency: string, lawyerId: string, points: number) => ({ caseId, lawyerName: `律师${lawyerId}`, firm: `所${lawyerId}`, closed: true, graded: { caseId, agency, lawyerId, points, grade: gradeOf(points), entry: 'e' } });
    const results = resultsOf(sheet, [file('c', '340203', 'L2', 90), file('a', '340203', 'L3', 80), file('b', '340202', 'L2', 61), { caseId: 'd', lawyerName: '无', firm: '无', closed: false }]);
    expect(results.files.map(({ caseId }) => caseId)).toEqual(['a', 'b', 'c']);
    expect(results.byAgency.map(({ agency, files, meanPoints }) => [agency, files, meanPoints])).toEqual([['340202', 1, 61], ['340203', 2, 85]]);
    expect(results.byLawyer.map(({ lawyerId, lawyerName, firm, files, meanPoints }) => [lawyerId, lawyerName, firm, files, meanPoints])).toEqual([['L2', '律师L2', '所L2', 2, 75], ['L3', '律师L3', '所L3', 1, 80]]);
  });

  it('are asked of every file that was drawn, and of no other entry', () => {
    expect(sampledCases({ type: 'quality-review.SampleDrawn', data: { selected: ['b', 'a'] } })).toEqual(['b', 'a']);
    expect(sampledCases({ type: 'quality-review.FrameFixed', data: { selected: ['b'] } })).toHaveLength(0);
  });
});

describe('an entry is later than another', () => {
  const written = Object.entries<Place>({ before: { revision: 4, answers: true }, same: { revision: 5, answers: true }, after: { revision: 6, answers: true }, corrected: { revision: 0, correctedAt: '2024-06-02T00:00:00.000Z' as never, answers: true } }).reduce((before, [id, place]) => before.with(id, place), Written.NOTHING);
  const than = (recordedAt: string) => ({ revision: 5, recordedAt: recordedAt as never });
  it('by its place, or as a correction by when it came', () => {
    expect(['before', 'same', 'after', 'none'].map((id) => isLater(written, id, than('2024-06-01T00:00:00.000Z')))).toEqual([false, false, true, false]);
    expect(['2024-06-01T00:00:00.000Z', '2024-06-02T00:00:00.000Z', '2024-06-03T00:00:00.000Z'].map((at) => isLater(written, 'corrected', than(at)))).toEqual([true, false, false]);
  });
});
