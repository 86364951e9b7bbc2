import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@juanzong/kernel';
import { given } from '@juanzong/testing';
import { qualityActionsFor, type QualityCommand, qualityDecider } from './index.js';
import { evolveRatings, ratedAlready, type RatingsState } from './rating.state.js';
import { initialReviewFile, reviewerIdOf } from './review.state.js';
import { at, bureau, clerk, HEARING, inHand, input, lawyer, officer, submission, submitted, system } from './spec-support/closed-case.js';
import { actIdOf, findingIdOf } from './supervision.decide.js';

type File = ReturnType<typeof submitted>;
const listed = (file: File, actor: Actor) => qualityActionsFor(file.state, actor).map(({ name }) => name);
const open = (file: File, actor: Actor = officer, saw = [file.entries[0]?.eventId ?? '']) => file.when({ kind: 'openAct', act: 'FILE_CHECK', saw, note: null }, { input, actor });
const act = (file: File) => Object.keys(file.state.supervision.acts).at(-1) ?? '';
const found = (file: File) => Object.keys(file.state.supervision.findings).at(-1) ?? '';
const raised = () => { const file = open(submitted()).file; return file.when({ kind: 'raiseFinding', actId: act(file), text: '未签名', severity: 'MINOR', duty: 'LAWYER' }, { input, actor: officer }).file; };
const rectify = (file: File, documents: Extract<QualityCommand, { kind: 'recordRectification' }>['documents'] = []) => file.when({ kind: 'recordRectification', findingId: found(file), measures: '已补', documents }, { input, actor: lawyer });
const answered = () => { const file = rectify(raised()).file; return file.when({ kind: 'answerFinding', findingId: found(file), by: [file.entries.at(-1)?.eventId ?? ''], text: '见整改' }, { input, actor: lawyer }).file; };

describe('supervision lists', () => {
  it('an act, where there is anything to see', () => {
    expect(listed(submitted(), bureau)).toContain('open-supervision-act');
    expect(listed(given(qualityDecider, { actor: clerk }) as unknown as File, { id: 'x', role: 'quality-officer' })).toStrictEqual([]);
  });

  it('a finding and the closing in an own act that is open, also beside one that is closed; in a review of the file neither', () => {
    const closed = open(submitted()).file;
    const both = open(closed.when({ kind: 'closeAct', actId: act(closed) }, { input, actor: officer }).file).file;
    const review = submitted().events({ type: 'quality-review.SupervisionActOpened', data: { actId: 'act-1', kind: 'FILE_REVIEW', saw: [], note: null }, actor: system });
    expect([both, review].map((file) => listed(file, officer).filter((name) => name === 'raise-finding' || name === 'close-supervision-act'))).toStrictEqual([['raise-finding', 'close-supervision-act'], []]);
  });

  it('an answer while it is owed, and its recheck once it is given', () => {
    const steps = (file: File) => [listed(file, lawyer), listed(file, officer)].map((names) => names.filter((name) => /rectification|finding/.test(name) && name !== 'raise-finding'));
    expect([raised(), answered()].map(steps)).toStrictEqual([[['record-rectification', 'answer-finding'], []], [[], ['recheck-finding']]]);
    expect(listed(answered(), bureau)).not.toContain('recheck-finding');
  });

  it('a rating of a case that a lawyer took before it was decided', () => {
    const taken = given(qualityDecider, { agency: '340202', actor: clerk }).events({ type: 'assignment.AssignmentAccepted', data: { lawyerId: 'L-1' } });
    expect(listed(taken as unknown as File, clerk)).toContain('rate-service');
    const scores = ['ATTITUDE', 'PROMPTNESS', 'INFORMATION', 'DILIGENCE', 'OUTCOME'].map((aspect) => ({ aspect, score: 5 }));
    const rate: QualityCommand = { kind: 'rateService', service: 'UNDERTAKING', scores, comment: null } as QualityCommand;
    taken.when(rate, { input, actor: clerk, at: at('2024-05-30') }).then({ type: 'quality-review.ServiceRated', data: { stage: 'NON_LITIGATION', lawyerId: 'L-1' } });
  });
});

describe('what is refused, and written', () => {
  it('names the role and the action, and an actor of no agency', () => {
    open(submitted(), lawyer).thenRefused('quality-review.role-not-allowed', { role: 'lawyer', action: '开展监督' });
    open(submitted(), { id: 'x', role: 'supervisor' }).thenRefused('quality-review.other-agency', { agency: '' });
  });

  it('of a rectification: its documents', () => {
    const document = { digest: 'a'.repeat(64), size: 1, mediaType: 'image/png', kind: 'scan' };
    rectify(raised(), [document]).then({ type: 'quality-review.RectificationRecorded', data: { documents: [document] } });
  });

  it('says what nobody knows, and asks for a lawyer only where one has to answer', () => {
    submitted().when({ kind: 'closeAct', actId: 'x' }, { input, actor: officer }).thenRefused('quality-review.act-unknown', { actId: 'x' });
    submitted().when({ kind: 'recordRectification', findingId: 'x', measures: '', documents: [] }, { input, actor: lawyer }).thenRefused('quality-review.finding-unknown', { findingId: 'x' });
    inHand().when(submission(), { input, actor: { id: 'lawyer:other', role: 'lawyer' } }).thenRefused('quality-review.not-closed');
    const without = open(inHand().events({ type: 'assignment.ProviderRelieved', data: {} }) as File).file;
    without.when({ kind: 'raiseFinding', actId: act(without), text: '未登记', severity: 'MINOR', duty: 'AGENCY' }, { input, actor: officer }).then('quality-review.FindingRaised', 'quality-review.DeadlineStarted');
  });

  it('an answer that was not accepted is owed again; an act of the platform is of no agency', () => {
    const again = answered().when({ kind: 'recheckFinding', findingId: found(answered()), accepted: false, reason: '不足' }, { input, actor: officer }).file;
    expect(listed(again, lawyer)).toEqual(expect.arrayContaining(['record-rectification', 'answer-finding']));
    const byPlatform = submitted().events({ type: 'quality-review.SupervisionActOpened', data: { actId: 'act-1', kind: 'FILE_REVIEW', saw: [], note: null }, actor: system });
    expect(byPlatform.state.supervision.acts['act-1']?.office).toStrictEqual({ role: 'system' });
  });

  it('of an observation: any of the hearings that it saw may have been held; the first is named where none was', () => {
    const file = inHand().events(HEARING, { ...HEARING, data: { hearingOn: '2024-04-10', court: '法院' } });
    const saw = file.entries.filter(({ type }) => type === HEARING.type).map(({ eventId }) => eventId);
    const observe = (of: File, on: string) => of.when({ kind: 'openAct', act: 'HEARING_OBSERVATION', saw, note: null }, { input, actor: officer, at: at(on) });
    observe(file as File, '2024-04-09').thenRefused('quality-review.hearing-not-held', { hearingOn: '2024-04-10' });
    observe(file as File, '2024-04-10').then('quality-review.SupervisionActOpened');
    const adjourned = file.events({ ...HEARING, data: { hearingOn: '2024-06-01', court: '法院', replaces: saw[0] } });
    observe(adjourned as File, '2024-04-10').then('quality-review.SupervisionActOpened');
  });

  it('has ids that outlive this code', () => {
    const ids = { derive: (...parts: readonly string[]) => parts.join('|'), entry: (i: number) => `e${i}` } as never;
    expect([actIdOf({ ids } as never), findingIdOf({ ids } as never, 2)]).toEqual(['supervision-act|e0', 'finding|e2']);
  });
});

describe('folding', () => {
  it('a reviewer is who has the role and the name of one', () => {
    expect([{ id: 'reviewer:A', role: 'reviewer' }, { id: 'reviewer:A', role: 'clerk' }, { id: 'A', role: 'reviewer' }].map((one) => reviewerIdOf(one as Actor))).toEqual(['A', undefined, undefined]);
    expect(initialReviewFile()).toMatchObject({ archived: false, lawyers: [], agencies: [], file: { agency: '' } });
  });

  it('ratings are told apart by service, lawyer, stage and rater; a correction takes the place of what it corrects', () => {
    const rated = (eventId: string, lawyerId: string | undefined, more: object = {}) => ({ type: 'quality-review.ServiceRated', eventId, occurredAt: { precision: 'day', date: '2024-05-01' }, actor: { id: 'r', role: 'recipient' }, data: { rater: 'RECIPIENT', service: lawyerId ? 'UNDERTAKING' : 'RECEPTION', stage: 'MEDIATION', ...(lawyerId ? { lawyerId } : {}) }, ...more }) as never;
    const ratings: RatingsState = [rated('a', 'L-1'), rated('b', 'L-2'), rated('c', undefined)].reduce(evolveRatings, []);
    const before = (service: string, lawyerId?: string, stage = 'MEDIATION') => ratedAlready(ratings, { rater: 'RECIPIENT', service, stage, ...(lawyerId ? { lawyerId } : {}) } as never)?.entry;
    expect([before('UNDERTAKING', 'L-1'), before('UNDERTAKING', 'L-2'), before('UNDERTAKING', 'L-3'), before('RECEPTION'), before('UNDERTAKING'), before('RECEPTION', undefined, 'FIRST_INSTANCE')]).toEqual(['a', 'b', undefined, 'c', undefined, undefined]);
    expect(ratings[2]).not.toHaveProperty('lawyerId');
    expect(evolveRatings(ratings, rated('d', 'L-1', { type: 'quality-review.ServiceRatedCorrected', corrects: 'a' })).map(({ entry }) => entry)).toEqual(['b', 'c', 'd']);
  });
});
