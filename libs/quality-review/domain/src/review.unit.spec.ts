import { describe, expect, it } from '@jest/globals';
import { caseClosedV1, providerAssignedV1 } from '@juanzong/assignment-contracts';
import { digestText } from '@juanzong/case-file';
import { aidGrantedV1 } from '@juanzong/eligibility-contracts';
import { applicationReceivedV1 } from '@juanzong/intake-contracts';
import type { Actor } from '@juanzong/kernel';
import { fullPoints, gradeOf, policyBook, reviewSheet } from '@juanzong/policy';
import { archiveAcceptedV1, type Expert, findingAnsweredV1, findingRecheckedV1 } from '@juanzong/quality-review-contracts';
import { given, type GivenFile, platformRules } from '@juanzong/testing';
import { checkReviewers } from '@juanzong/verifier';
import fc from 'fast-check';
import { exclusionsOf, type ReviewCommand, reviewActionsFor, reviewDecider, type ReviewFile, type ReviewInput, pointsOf } from './index.js';
import { REVIEW_ACTIONS } from './review.commands.js';
import { gradeOfFiles, graded, meanOf, needsArbiter } from './review.grading.js';

const { book, calendar } = platformRules();
const found = reviewSheet(book, { region: '340200' as never, date: '2024-07-05' as never });
if ('refusal' in found) throw new Error('no sheet');
const sheet = found.params;
const sha256 = (text: string): string => digestText('SHA-256', text);
const expertOf = (reviewerId: string, more: Partial<Expert> = {}): Expert => ({ reviewerId, name: `专家${reviewerId}`, specialities: ['CIVIL', 'ADMIN', 'CRIMINAL'], interests: [], ...more });
const inputOf = (...experts: readonly Expert[]): ReviewInput =>
  ({ book, calendar, sha256, pool: { revision: experts.length - 1, experts: Object.fromEntries(experts.map((one) => [one.reviewerId, one])) } });

const CASE = '0b0f3a52-7a0c-4f5e-9a62-0d6a5a1c9f10';
const [CAMPAIGN, REVIEW] = ['3f6c2a1e-9d4b-4c7a-8e21-5b0d7f9a6c34', '8a1d4e7c-2b5f-5e90-9c63-1f7b0a2d4e58'];
const { lawyerId, firm } = providerAssignedV1.example;
const system: Actor = { id: 'system', role: 'system' };
const officer: Actor = { id: 'quality-officer@340200', role: 'quality-officer', agency: '340200' };
const as = (reviewerId: string): Actor => ({ id: `reviewer:${reviewerId}`, role: 'reviewer' });

type File = GivenFile<ReviewCommand, ReviewFile, never, never, ReviewInput>;
const archived = given(reviewDecider, { stream: `case-${CASE}` }).events(
  { type: 'intake.ApplicationReceived', data: applicationReceivedV1.example },
  { type: 'eligibility.AidGranted', data: aidGrantedV1.example },
  { type: 'assignment.ProviderAssigned', data: providerAssignedV1.example },
  { type: 'assignment.CaseClosed', data: caseClosedV1.example },
  { type: 'quality-review.ArchiveAccepted', data: archiveAcceptedV1.example },
) as unknown as File;
const saw = archived.entries.map(({ eventId }) => eventId);
const sampleCommand: ReviewCommand = {
  kind: 'sampleForReview', campaign: CAMPAIGN, reviewId: REVIEW, region: '340200', sheet: { id: found.id, contentHash: found.contentHash, verified: found.verified },
  head: { revision: 4, hash: 'a'.repeat(64) }, stratum: '340202/CIVIL/UNGRADED', seed: 'b'.repeat(64), lawyerId, saw,
};
const EXPERTS = ['A', 'B', 'C', 'D'].map((id) => expertOf(id));
const POOL = inputOf(...EXPERTS);
const sampled = archived.when(sampleCommand, { input: POOL, actor: system }).file;
const reviewOf = ({ state }: { readonly state: ReviewFile }) => {
  const review = state.reviews[REVIEW];
  if (!review) throw new Error('no review');
  return review;
};
const idsOf = (file: File): string[] => reviewOf(file).reviewers.map(({ reviewerId }) => reviewerId);
const [first = '', second = ''] = idsOf(sampled);
const submit = (more: Partial<Extract<ReviewCommand, { kind: 'submitScore' }>> = {}): ReviewCommand => ({ kind: 'submitScore', reviewId: REVIEW, marks: [], vetoes: [], findings: [], ...more });
const WRONG_LAW = [{ criterion: 'LAW', deductions: ['WRONG_LAW', 'THIN_REASONING'] }];
const VETOED = submit({ vetoes: ['UNDERTAKING'] });

describe('a file that is drawn', () => {
  it('names every entry that the review sees, and two reviewers by the seed', () => {
    archived.when(sampleCommand, { input: POOL, actor: system }).then(
      { type: 'quality-review.SampledForReview', data: { reviewId: REVIEW, reviewersPerFile: 2, lawyerId, firm } },
      { type: 'quality-review.SupervisionActOpened', data: { kind: 'FILE_REVIEW', saw } },
      { type: 'quality-review.ReviewersAppointed', data: { poolRevision: 3, exclusions: [] } },
    );
    expect(sampled.when(sampleCommand, { input: POOL, actor: system }).events).toEqual([]);
  });

  it('waits for reviewers where too few are left, who are then appointed', () => {
    const short = inputOf(expertOf('A'), expertOf('B', { firm }));
    const waiting = archived.when(sampleCommand, { input: short, actor: system });
    waiting.then('quality-review.SampledForReview', 'quality-review.SupervisionActOpened');
    waiting.file.when({ kind: 'appointReviewers', reviewId: REVIEW }, { input: short, actor: officer }).thenRefused('quality-review.too-few-reviewers' as never, { needed: 2, left: 1 });
    waiting.file.when({ kind: 'appointReviewers', reviewId: REVIEW }, { input: POOL, actor: officer }).then({ type: 'quality-review.ReviewersAppointed', data: { reviewId: REVIEW } });
    sampled.when({ kind: 'appointReviewers', reviewId: REVIEW }, { input: POOL, actor: officer }).thenRefused('quality-review.reviewers-complete' as never);
    waiting.file.when({ kind: 'appointReviewers', reviewId: REVIEW }, { input: POOL, actor: { ...officer, agency: '340100' } }).thenRefused('quality-review.outside-territory' as never);
  });

  it('must be archived, by the lawyer whom the frame names', () => {
    archived.when({ ...sampleCommand, lawyerId: 'L-other' }, { input: POOL, actor: system }).thenRefused('quality-review.not-archived' as never);
    archived.when({ ...sampleCommand, sheet: { ...sampleCommand.sheet, contentHash: 'another' } }, { input: POOL, actor: system }).thenRefused('policy.missing' as never);
    archived.when(sampleCommand, { input: POOL, actor: officer }).thenRefused('quality-review.role-may-not' as never);
    archived.when(submit(), { input: POOL, actor: as('A') }).thenRefused('quality-review.review-unknown' as never);
  });
});

describe('reviewers', () => {
  const pool = fc.uniqueArray(
    fc.record({
      reviewerId: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', lawyerId), name: fc.constant('专家'), firm: fc.constantFrom(firm, '外所'), agency: fc.constantFrom('340202', '340200'),
      lawyerId: fc.constantFrom(lawyerId, 'L-9'), specialities: fc.subarray(['CIVIL', 'CRIMINAL'] as ('CIVIL' | 'CRIMINAL')[], { minLength: 1 }),
      interests: fc.array(fc.oneof(fc.constant({ kind: 'FIRM' as const, id: firm }), fc.constant({ kind: 'LAWYER' as const, id: lawyerId }), fc.constant({ kind: 'AGENCY' as const, id: '340100' })), { maxLength: 1 }),
    }, { requiredKeys: ['reviewerId', 'name', 'specialities', 'interests'] }),
    { selector: ({ reviewerId }) => reviewerId, maxLength: 7 },
  );

  it('are never in conflict with the file, whoever is in the pool, and everybody else is excluded with a reason', () => {
    fc.assert(fc.property(pool, fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }), (experts, seed) => {
      const { file } = archived.when({ ...sampleCommand, seed }, { input: inputOf(...(experts as Expert[])), actor: system });
      const free = { withdrawn: [], reviewers: [] };
      for (const id of idsOf(file)) expect(exclusionsOf(experts.find(({ reviewerId }) => reviewerId === id) as Expert, archived.state, free)).toEqual([]);
      const eligible = experts.filter((one) => exclusionsOf(one as Expert, archived.state, free).length === 0);
      expect(idsOf(file)).toHaveLength(eligible.length >= 2 ? 2 : 0);
      expect(new Set(idsOf(file)).size).toBe(idsOf(file).length);
    }));
  });

  it('are those whom the verifier draws from the entries, also in the place of others and as arbiters', () => {
    const differ = submit({ marks: [...WRONG_LAW, { criterion: 'EVIDENCE', deductions: ['NOT_COLLECTED'] }] });
    fc.assert(fc.property(fc.uniqueArray(fc.string({ unit: fc.constantFrom(...'abcdef'), minLength: 1, maxLength: 6 }), { minLength: 4, maxLength: 8 }), (names) => {
      const input = inputOf(...names.map((id) => expertOf(id)));
      const start = archived.when(sampleCommand, { input, actor: system }).file;
      const replaced = start.when({ kind: 'declareConflict', reviewId: REVIEW, conflict: 'PARTY', note: null }, { input, actor: as(idsOf(start)[0] ?? '') }).file;
      const [one = '', other = ''] = idsOf(replaced);
      const arbitrated = replaced.when(submit(), { input, actor: as(one) }).file.when(differ, { input, actor: as(other) });
      expect(arbitrated.events.map(({ type }) => type)).toContain('quality-review.ArbiterAppointed');
      expect(checkReviewers(arbitrated.file.entries)).toEqual([]);
    }), { numRuns: 40 });
  });

  it.each([
    ['the lawyer of the case', { lawyerId }, 'OWN_CASE'], ['their firm', { firm }, 'SAME_FIRM'], ['the agency', { agency: '340202' }, 'SAME_AGENCY'],
    ['a declared interest', { interests: [{ kind: 'AGENCY' as const, id: '340202' }] }, 'DECLARED_INTEREST'], ['another speciality', { specialities: ['CRIMINAL' as const] }, 'OUTSIDE_SPECIALITY'],
  ])('are excluded for %s', (_what, more, code) => {
    expect(exclusionsOf(expertOf('X', more), archived.state, { withdrawn: [], reviewers: [] })).toEqual([code]);
  });

  it('who withdraws is followed by the next in order, and may not score', () => {
    const withdrawn = sampled.when({ kind: 'declareConflict', reviewId: REVIEW, conflict: 'CLOSE_RELATIVE', note: null }, { input: POOL, actor: as(first) });
    withdrawn.then({ type: 'quality-review.ReviewerConflictDeclared', data: { reviewerId: first } }, { type: 'quality-review.ReviewersAppointed', data: { instead: first } });
    expect(idsOf(withdrawn.file)).toHaveLength(2);
    expect(idsOf(withdrawn.file)).not.toContain(first);
    withdrawn.file.when(submit(), { input: POOL, actor: as(first) }).thenRefused('quality-review.not-the-reviewer' as never);
    const alone = sampled.when({ kind: 'declareConflict', reviewId: REVIEW, conflict: 'PARTY', note: null }, { input: inputOf(...EXPERTS.filter(({ reviewerId }) => [first, second].includes(reviewerId))), actor: as(first) });
    alone.then('quality-review.ReviewerConflictDeclared');
    // The other one's score alone grades nothing.
    alone.file.when(submit(), { input: POOL, actor: as(second) }).then('quality-review.FileScored');
    sampled.when({ kind: 'declareConflict', reviewId: REVIEW, conflict: 'PARTY', note: null }, { input: POOL, actor: as('Z') }).thenRefused('quality-review.not-the-reviewer' as never);
  });
});

describe('scores', () => {
  const once = sampled.when(submit({ marks: [{ criterion: 'LAW', deductions: ['THIN_REASONING'], note: '说理不足' }] }), { input: POOL, actor: as(first) });

  it('are computed from the marks, once a reviewer, and grade the file when all are in', () => {
    once.then({ type: 'quality-review.FileScored', data: { as: 'REVIEWER', score: { points: 96 }, notes: [{ criterion: 'LAW', note: '说理不足' }] } });
    once.file.when(submit(), { input: POOL, actor: as(first) }).thenRefused('quality-review.scored-already' as never);
    once.file.when({ kind: 'declareConflict', reviewId: REVIEW, conflict: 'PARTY', note: null }, { input: POOL, actor: as(first) }).thenRefused('quality-review.scored-already' as never);
    const graded = once.file.when(submit({ marks: [{ criterion: 'LAW', deductions: ['WRONG_LAW'] }] }), { input: POOL, actor: as(second) });
    graded.then('quality-review.FileScored', { type: 'quality-review.FileGraded', data: { points: 93, how: 'MEAN', grade: 'EXCELLENT' } }, 'quality-review.SupervisionActClosed', 'quality-review.ReviewClosed');
    graded.file.when(submit(), { input: POOL, actor: as(second) }).thenRefused('quality-review.review-closed' as never);
  });

  it('may be corrected while the other’s is not in', () => {
    const corrected = once.file.when({ kind: 'correctScore', reviewId: REVIEW, marks: [], vetoes: [], reason: '漏看' }, { input: POOL, actor: as(first) });
    corrected.then({ type: 'quality-review.FileScoredCorrected', corrects: reviewOf(once.file).scores[first]?.entry as never, data: { score: { points: 100 } } });
    corrected.file.when(submit(), { input: POOL, actor: as(second) }).then('quality-review.FileScored', { type: 'quality-review.FileGraded', data: { points: 100 } }, 'quality-review.SupervisionActClosed', 'quality-review.ReviewClosed');
    once.file.when({ kind: 'correctScore', reviewId: REVIEW, marks: [], vetoes: [], reason: '漏看' }, { input: POOL, actor: as(second) }).thenRefused('quality-review.not-scored' as never);
  });

  it('that differ by more than the sheet allows, or on a veto, go to an arbiter', () => {
    const differ = once.file.when(submit({ marks: [...WRONG_LAW, { criterion: 'EVIDENCE', deductions: ['NOT_COLLECTED'] }] }), { input: POOL, actor: as(second) });
    differ.then('quality-review.FileScored', 'quality-review.ArbiterAppointed');
    const arbiter = reviewOf(differ.file).arbiter?.reviewerId ?? '';
    expect([first, second]).not.toContain(arbiter);
    differ.file.when({ kind: 'correctScore', reviewId: REVIEW, marks: [], vetoes: [], reason: '漏看' }, { input: POOL, actor: as(first) }).thenRefused('quality-review.scores-final' as never);
    const withdrew = differ.file.when({ kind: 'declareConflict', reviewId: REVIEW, conflict: 'PARTY', note: null }, { input: POOL, actor: as(arbiter) });
    withdrew.then('quality-review.ReviewerConflictDeclared', { type: 'quality-review.ArbiterAppointed', data: { instead: arbiter } });
    expect((differ.events as readonly { data: unknown }[])[1]?.data).not.toHaveProperty('instead');
    differ.file.when(submit({ marks: WRONG_LAW }), { input: POOL, actor: as(arbiter) })
      .then({ type: 'quality-review.FileScored', data: { as: 'ARBITER' } }, { type: 'quality-review.FileGraded', data: { how: 'ARBITER', points: 86, grade: 'GOOD' } }, 'quality-review.SupervisionActClosed', 'quality-review.ReviewClosed');
    once.file.when(VETOED, { input: POOL, actor: as(second) }).then('quality-review.FileScored', 'quality-review.ArbiterAppointed');
  });

  it('vetoed by both are the worst grade, whatever the points', () => {
    sampled.when(VETOED, { input: POOL, actor: as(first) }).file.when(VETOED, { input: POOL, actor: as(second) })
      .then('quality-review.FileScored', { type: 'quality-review.FileGraded', data: { points: 100, grade: 'UNQUALIFIED', how: 'VETO' } }, 'quality-review.SupervisionActClosed', 'quality-review.ReviewClosed');
  });

  it.each([
    [{ marks: [{ criterion: 'NO_SUCH', deductions: ['X'] }] }, 'quality-review.not-on-sheet', ['NO_SUCH']], [{ marks: [{ criterion: 'LAW', deductions: ['X'] }] }, 'quality-review.not-on-sheet', ['LAW.X']],
    [{ marks: [...WRONG_LAW, ...WRONG_LAW] }, 'quality-review.marked-twice', ['LAW']], [{ marks: [{ criterion: 'LAW', deductions: ['WRONG_LAW', 'WRONG_LAW'] }] }, 'quality-review.marked-twice', ['LAW.WRONG_LAW']],
    [{ vetoes: ['LAW'] }, 'quality-review.no-veto', ['LAW']], [{ vetoes: ['NO_SUCH'] }, 'quality-review.no-veto', ['NO_SUCH']], [{ vetoes: ['CLOSING', 'CLOSING'] }, 'quality-review.marked-twice', ['CLOSING']],
  ])('must fit the sheet: %j', (more, code, codes) => {
    sampled.when(submit(more), { input: POOL, actor: as(first) }).thenRefused(code as never, { codes });
  });
});

describe('what is listed', () => {
  const listed = (file: File, actor: Actor) => reviewActionsFor(file.state, actor).map(({ name }) => name);
  const waiting = archived.when(sampleCommand, { input: inputOf(expertOf('A')), actor: system }).file;
  const scoredOnce = sampled.when(submit(), { input: POOL, actor: as(first) }).file;
  const far = sampled.when(submit({ marks: [...WRONG_LAW, { criterion: 'EVIDENCE', deductions: ['NOT_COLLECTED'] }] }), { input: POOL, actor: as(first) }).file;
  const few = inputOf(...EXPERTS.filter(({ reviewerId }) => [first, second].includes(reviewerId)));
  const withoutArbiter = far.when(submit(), { input: few, actor: as(second) }).file;
  const finding = { text: '缺页', severity: 'MINOR' as const, duty: 'LAWYER' as const };
  const withFinding = sampled.when(submit({ findings: [finding] }), { input: POOL, actor: as(first) }).file.when(submit(), { input: POOL, actor: as(second) }).file;
  const closed = scoredOnce.when(submit(), { input: POOL, actor: as(second) }).file;

  it('is the appointment of who is missing, for those whose region it is', () => {
    expect([waiting, sampled, withoutArbiter, closed].map((file) => listed(file, officer))).toStrictEqual([['appoint-reviewers'], [], ['appoint-reviewers'], []]);
    expect([{ ...officer, agency: '340100' }, { id: 'supervisor@340000', role: 'supervisor', agency: '340000' } as Actor, { id: 'x', role: 'quality-officer' } as Actor].map((actor) => listed(waiting, actor))).toStrictEqual([[], ['appoint-reviewers'], []]);
    withoutArbiter.when({ kind: 'appointReviewers', reviewId: REVIEW }, { input: few, actor: officer }).thenRefused('quality-review.too-few-reviewers' as never, { needed: 1, left: 0 });
    withoutArbiter.when({ kind: 'appointReviewers', reviewId: REVIEW }, { input: POOL, actor: officer }).then({ type: 'quality-review.ArbiterAppointed', data: { reviewId: REVIEW } });
  });

  it('is no appointment while the arbiter who was drawn has not scored', () => expect(listed(far.when(submit(), { input: POOL, actor: as(second) }).file, officer)).toStrictEqual([]));

  it('is what one of several reviews leaves to be done; sampling is the platform’s', () => {
    const other = { ...(closed.entries.find(({ type }) => type === 'quality-review.SampledForReview')?.data as object), reviewId: '11111111-2b5f-5e90-9c63-1f7b0a2d4e58' };
    expect(listed(closed.events({ type: 'quality-review.SampledForReview', data: other }), officer)).toStrictEqual(['appoint-reviewers']);
    expect(REVIEW_ACTIONS.sampleForReview.open(reviewOf(sampled), system, sampled.state)).toBe(false);
  });

  it('is a score to be given, or corrected while the other’s is not in, for the reviewers', () => {
    expect([first, second, 'Z'].map((id) => listed(scoredOnce, as(id)))).toStrictEqual([['correct-score'], ['declare-conflict', 'submit-score'], []]);
    expect([listed(withoutArbiter, as(first)), listed(closed, as(first)), listed(scoredOnce, { id: first, role: 'reviewer' })]).toStrictEqual([[], [], []]);
  });

  it('is the closing once it is graded and every finding is settled', () => {
    expect(listed(withFinding, officer)).toStrictEqual([]);
    const [findingId = ''] = Object.keys(withFinding.state.supervision.findings);
    const settled = withFinding.events({ type: 'quality-review.FindingAnswered', data: { ...findingAnsweredV1.example, findingId } }, { type: 'quality-review.FindingRechecked', data: { ...findingRecheckedV1.example, findingId } });
    expect([listed(settled, officer), listed(settled, { ...officer, agency: '340100' })]).toStrictEqual([['close-review'], []]);
    for (const { label } of reviewActionsFor(settled.state, officer)) expect(label.zh).toBe('评估办结');
  });

  it('says who is excluded, and why, where too few are left', () => {
    const tooFew = waiting.when({ kind: 'appointReviewers', reviewId: REVIEW }, { input: inputOf(expertOf('A'), expertOf('B', { firm, specialities: ['CRIMINAL'] })), actor: officer });
    expect((tooFew.decision as unknown as { params: { exclusions: string[] } }).params.exclusions).toEqual([expect.stringMatching(/^B: .+, .+$/)]);
    archived.when({ kind: 'appointReviewers', reviewId: 'x' }, { input: POOL, actor: officer }).thenRefused('quality-review.review-unknown' as never, { reviewId: 'x' });
  });
});

describe('what is written of a review', () => {
  it('pins its sheet, and names whom it is instead of, and notes, only where there are any', () => {
    const { events } = archived.when(sampleCommand, { input: POOL, actor: system });
    expect((events as readonly { rules?: { policyVersions: readonly { id: string }[] } }[])[0]?.rules?.policyVersions.map(({ id }) => id)).toEqual([found.id]);
    expect((events as readonly { data: unknown }[])[2]?.data).not.toHaveProperty('instead');
    const [score] = sampled.when(submit({ marks: [{ criterion: 'LAW', deductions: [], note: '可' }, { criterion: 'EVIDENCE', deductions: ['NOT_COLLECTED'] }] }), { input: POOL, actor: as(first) }).events as readonly { data: unknown }[];
    expect(score?.data).toMatchObject({ notes: [{ criterion: 'LAW', note: '可' }], score: { marks: [{ criterion: 'EVIDENCE', deductions: ['NOT_COLLECTED'] }], vetoes: [] } });
  });

  it('of its grade: the scores in the order of the reviewers, and where it was, the arbiter’s', () => {
    const differ = sampled.when(submit({ marks: [...WRONG_LAW, { criterion: 'EVIDENCE', deductions: ['NOT_COLLECTED'] }] }), { input: POOL, actor: as(first) }).file.when(submit(), { input: POOL, actor: as(second) }).file;
    const arbiter = reviewOf(differ).arbiter?.reviewerId ?? '';
    const graded = (differ.when(submit({ marks: WRONG_LAW }), { input: POOL, actor: as(arbiter) }).events as readonly { type: string; data: unknown }[]).find(({ type }) => type === 'quality-review.FileGraded');
    const { scores } = graded?.data as { scores: { reviewerId: string; as: string; points: number }[] };
    expect(scores.map(({ reviewerId }) => reviewerId)).toEqual([first, second, arbiter].sort());
    expect(scores.map((one) => [one.reviewerId, one.as])).toContainEqual([arbiter, 'ARBITER']);
    expect(scores.every(({ points }) => Number.isInteger(points))).toBe(true);
  });
});

describe('why an expert may not judge', () => {
  const free = { withdrawn: [], reviewers: [] };
  const why = (more: Partial<Expert>, review: Parameters<typeof exclusionsOf>[2] = free, state = archived.state) => exclusionsOf(expertOf('X', more), state, review);

  it.each([
    ['the lawyer in person', { reviewerId: lawyerId }, ['OWN_CASE']], ['their firm, with a blank', { firm: ` ${firm} ` }, ['SAME_FIRM']], ['another agency', { agency: '340100' }, []], ['no agency', {}, []],
    ['an interest in the firm', { interests: [{ kind: 'FIRM' as const, id: `${firm} ` }] }, ['DECLARED_INTEREST']], ['one in another firm', { interests: [{ kind: 'FIRM' as const, id: lawyerId }] }, []],
    ['one in the lawyer', { interests: [{ kind: 'LAWYER' as const, id: lawyerId }] }, ['DECLARED_INTEREST']], ['one in another', { interests: [{ kind: 'LAWYER' as const, id: firm }] }, []],
    ['one in another agency', { interests: [{ kind: 'AGENCY' as const, id: '340100' }] }, []],
  ])('%s', (_what, more, codes) => expect(why(more)).toStrictEqual(codes));

  it('or has done already: withdrawn, or reviewing it', () => {
    const reviewer = { reviewerId: 'X', name: '专家X', firm: null };
    expect([why({}, { ...free, withdrawn: ['X'] }), why({}, { ...free, reviewers: [reviewer] }), why({}, { ...free, arbiter: reviewer })]).toStrictEqual([['DECLARED_CONFLICT'], ['REVIEWS_IT_ALREADY'], ['REVIEWS_IT_ALREADY']]);
  });

  it('one of several lawyers is enough; of a file without a category no speciality is asked', () => {
    const { category: _none, ...file } = archived.state.file;
    expect(why({ lawyerId: 'L-8' }, free, { ...archived.state, lawyers: [...archived.state.lawyers, { lawyerId: 'L-8', lawyerName: '另', firm: '另所' } as never] })).toStrictEqual(['OWN_CASE']);
    expect(why({ firm: '另所' }, free, { ...archived.state, lawyers: [...archived.state.lawyers, { lawyerId: 'L-8', lawyerName: '另', firm: '另所' } as never] })).toStrictEqual(['SAME_FIRM']);
    expect(why({ interests: [{ kind: 'FIRM', id: '另所' }] }, free, { ...archived.state, lawyers: [...archived.state.lawyers, { lawyerId: 'L-8', lawyerName: '另', firm: '另所' } as never] })).toStrictEqual(['DECLARED_INTEREST']);
    expect(why({ specialities: ['CRIMINAL'] }, free, { ...archived.state, file } as never)).toStrictEqual([]);
  });
});

describe('findings of a review', () => {
  const finding = { text: '会见笔录未签名', severity: 'MINOR' as const, duty: 'LAWYER' as const };
  const withFinding = sampled.when(submit({ findings: [finding] }), { input: POOL, actor: as(first) });
  const gradedFile = withFinding.file.when(submit(), { input: POOL, actor: as(second) });
  const close: ReviewCommand = { kind: 'closeReview', reviewId: REVIEW };

  it('keep what is graded as it is', () => {
    const { file } = gradedFile;
    file.when({ kind: 'appointReviewers', reviewId: REVIEW }, { input: POOL, actor: officer }).thenRefused('quality-review.graded-already' as never);
    for (const command of [submit(), { kind: 'declareConflict', reviewId: REVIEW, conflict: 'PARTY', note: null } as const]) file.when(command, { input: POOL, actor: as(first) }).thenRefused('quality-review.graded-already' as never);
    const correct: ReviewCommand = { kind: 'correctScore', reviewId: REVIEW, marks: [{ criterion: 'NO_SUCH', deductions: ['X'] }], vetoes: [], reason: '漏看' };
    file.when(correct, { input: POOL, actor: as(first) }).thenRefused('quality-review.scores-final' as never);
    file.when(correct, { input: POOL, actor: as('Z') }).thenRefused('quality-review.not-the-reviewer' as never);
    sampled.when(submit(), { input: POOL, actor: as(first) }).file.when(correct, { input: POOL, actor: as(first) }).thenRefused('quality-review.not-on-sheet' as never);
    expect(reviewOf(file).graded).toMatchObject({ grade: 'EXCELLENT', entry: expect.any(String) });
  });

  it('that come with the last score keep the review open as well; without a rule for their clock there is no score', () => {
    const last = sampled.when(submit(), { input: POOL, actor: as(second) }).file.when(submit({ findings: [finding] }), { input: POOL, actor: as(first) });
    last.then('quality-review.FileScored', 'quality-review.FindingRaised', 'quality-review.DeadlineStarted', 'quality-review.FileGraded');
    const graded = (last.events as readonly { type: string; data: unknown }[]).at(-1)?.data as { scores: { reviewerId: string }[] };
    expect(graded.scores.map(({ reviewerId }) => reviewerId)).toEqual([first, second].sort());
    const reversed = sampled.when(submit(), { input: POOL, actor: as(first) }).file.when(submit({ findings: [finding] }), { input: POOL, actor: as(second) });
    expect(((reversed.events as readonly { data: unknown }[]).at(-1)?.data as typeof graded).scores.map(({ reviewerId }) => reviewerId)).toEqual([first, second].sort());
    const without = (kind: (pack: (typeof book.packs)[number]) => boolean) => ({ ...POOL, book: policyBook(book.packs.filter((pack) => !kind(pack))) });
    sampled.when(submit({ findings: [finding] }), { input: without(({ params }) => (params as { ruleId?: string }).ruleId === 'finding-answer'), actor: as(first) }).thenRefused('policy.missing' as never, { kind: 'deadline' });
    sampled.when(submit(), { input: without(({ kind }) => kind === 'review-sheet'), actor: as(first) }).thenRefused('policy.missing' as never, { kind: 'review-sheet' });
    archived.when({ ...sampleCommand, saw: [] }, { input: POOL, actor: system }).thenRefused('quality-review.entries-unknown' as never);
  });

  it('and a file that goes on is not drawn; nobody is listed for what is the platform’s', () => {
    archived.events({ type: 'eligibility.ObjectionDecided', data: { outcome: 'TERMINATION_REVOKED' } }).when(sampleCommand, { input: POOL, actor: system }).thenRefused('quality-review.not-archived' as never);
    archived.events({ type: 'eligibility.ObjectionDecided', data: { outcome: 'UPHELD' } }).when(sampleCommand, { input: POOL, actor: system }).then('quality-review.SampledForReview', 'quality-review.SupervisionActOpened', 'quality-review.ReviewersAppointed');
    const waiting = archived.when(sampleCommand, { input: inputOf(), actor: system }).file;
    for (const actor of [{ ...officer, role: 'clerk' } as Actor, { ...officer, role: 'system' } as Actor]) expect(reviewActionsFor(waiting.state, actor).filter(({ name }) => name !== 'appoint-reviewers' || actor.role === 'clerk')).toHaveLength(0);
    expect(reviewOf(waiting)).toMatchObject({ withdrawn: [], reviewers: [] });
  });

  it('and those excluded from it are in the order of their ids; who is drawn keeps their firm', () => {
    const pool = inputOf(expertOf('B', { firm }), expertOf('E', { firm }), expertOf('A', { firm }), expertOf('D', { firm: '外所' }), expertOf('C'));
    const { file } = archived.when(sampleCommand, { input: pool, actor: system });
    const appointed = file.entries.find(({ type }) => type === 'quality-review.ReviewersAppointed')?.data as { exclusions: { reviewerId: string }[]; reviewers: { reviewerId: string; firm: string | null }[] };
    expect(appointed.exclusions.map(({ reviewerId }) => reviewerId)).toEqual(['A', 'B', 'E']);
    expect(Object.fromEntries(appointed.reviewers.map((one) => [one.reviewerId, one.firm]))).toEqual({ C: null, D: '外所' });
  });

  it('name everybody to whom the case was assigned, each once, the last one last', () => {
    const other = { ...providerAssignedV1.example, lawyerId: 'L-9', lawyerName: '另', firm: '另所' };
    const twice = archived.events({ type: 'assignment.ProviderAssigned', data: other });
    expect([twice, twice.events({ type: 'assignment.ProviderAssigned', data: providerAssignedV1.example })].map(({ state }) => state.lawyers.map((one) => one.lawyerId))).toEqual([[lawyerId, 'L-9'], ['L-9', lawyerId]]);
  });

  it('begin their own clock, and keep the review open until each is answered and the answer accepted', () => {
    withFinding.then('quality-review.FileScored', { type: 'quality-review.FindingRaised', data: { ...finding, actId: reviewOf(sampled).actId } }, 'quality-review.DeadlineStarted');
    withFinding.file.when(close, { input: POOL, actor: officer }).thenRefused('quality-review.not-graded' as never);
    gradedFile.then('quality-review.FileScored', 'quality-review.FileGraded');
    const findingId = Object.keys(gradedFile.file.state.supervision.findings)[0] ?? '';
    gradedFile.file.when(close, { input: POOL, actor: officer }).thenRefused('quality-review.review-findings-open' as never, { findings: [findingId] });
    const answered = gradedFile.file.events({ type: 'quality-review.FindingAnswered', data: { ...findingAnsweredV1.example, findingId } });
    answered.when(close, { input: POOL, actor: officer }).thenRefused('quality-review.review-findings-open' as never);
    const settled = answered.events({ type: 'quality-review.FindingRechecked', data: { ...findingRecheckedV1.example, findingId } });
    settled.when(close, { input: POOL, actor: officer }).then('quality-review.SupervisionActClosed', { type: 'quality-review.ReviewClosed', data: { findings: 1 } });
  });
});

describe('the sheet', () => {
  const marks = fc.subarray(sheet.criteria.map(({ code, deductions }) => ({ criterion: code, deductions: deductions.map((one) => one.code) })), { minLength: 0 });

  it('gives every number of points one grade, and more points never a worse one', () => {
    const order = sheet.grades.map(({ grade }) => grade);
    fc.assert(fc.property(fc.nat(fullPoints(sheet)), fc.nat(fullPoints(sheet)), (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      expect(order.indexOf(gradeOf(sheet, high))).toBeLessThanOrEqual(order.indexOf(gradeOf(sheet, low)));
    }));
    expect(fullPoints(sheet)).toBe(100);
  });

  it('never takes more from a criterion than it has, and more marks never give more points', () => {
    fc.assert(fc.property(marks, (given) => {
      const points = pointsOf(sheet, given);
      expect(points).toBeGreaterThanOrEqual(0);
      expect(points).toBeLessThanOrEqual(fullPoints(sheet));
      for (const one of given) expect(pointsOf(sheet, given.filter((other) => other !== one))).toBeGreaterThanOrEqual(points);
    }));
  });

  it('reaches with the points that are shown the grade of the exact mean', () => {
    fc.assert(fc.property(fc.array(fc.nat(100), { minLength: 1, maxLength: 5 }), (all) => {
      const { grade } = graded(sheet, all.map((points) => ({ points, vetoes: [] })), undefined);
      const exact = sheet.grades.find(({ from }) => all.reduce((sum, one) => sum + one, 0) >= from * all.length)?.grade;
      expect(grade).toBe(exact);
    }));
  });

  it('calls an arbiter beyond the gap alone', () => {
    const at = (a: number, b: number) => needsArbiter(sheet, [{ points: a, vetoes: [] }, { points: b, vetoes: [] }]);
    expect([at(90, 80), at(90, 79), at(79, 90)]).toEqual([false, true, true]);
  });

  it('is no veto that one of two made, and the mean of nothing is nothing', () => {
    expect(graded(sheet, [{ points: 90, vetoes: ['LAW'] }, { points: 80, vetoes: [] }], undefined)).toMatchObject({ points: 85, how: 'MEAN' });
    expect(meanOf([])).toBe(0);
  });

  it('lets one vetoed file decide what a lawyer’s files come to', () => {
    expect(gradeOfFiles(sheet, [{ points: 95, grade: 'EXCELLENT' }, { points: 85, grade: 'GOOD' }])).toBe('EXCELLENT');
    expect(gradeOfFiles(sheet, [{ points: 95, grade: 'EXCELLENT' }, { points: 95, grade: 'UNQUALIFIED' }])).toBe('UNQUALIFIED');
  });
});
