import { describe, expect, it } from '@jest/globals';
import { digestText } from '@juanzong/case-file';
import { objectionDecidedV1 } from '@juanzong/eligibility-contracts';
import { policyBook } from '@juanzong/policy';
import { frameCaseExample } from '@juanzong/quality-review-contracts';
import { given } from '@juanzong/testing';
import { archiveListOf, campaignDecider, type CampaignCommand, qualityReactions, type QualityCommand, type Standing } from './index.js';
import { at, awaiting, bureau, CIVIL_SUIT, clerk, closed, CLOSED_ON, HEARING, inHand, input, lawyer, officer, paper, recipient, submission, submitted, system } from './spec-support/closed-case.js';

type File = ReturnType<typeof closed>;
const withoutRule = (rule: string) => ({ ...input, book: policyBook(input.book.packs.filter(({ params }) => (params as { ruleId?: string }).ruleId !== rule)) });
const deadlineOf = (file: File, rule: string) => Object.values(file.state.file.deadlines).find(({ deadline }) => deadline.ruleId === rule)?.deadline;
const giveBack: QualityCommand = { kind: 'returnArchive', reasons: [{ item: 'PLEADINGS', reason: '缺页' }] };
const accept: QualityCommand = { kind: 'acceptArchive' };
const fire = (file: File, rule: string): QualityCommand => ({ kind: 'fireDeadline', deadlineId: deadlineOf(file, rule)?.deadlineId ?? '', generation: 0 });

describe('an archive', () => {
  it('is owed of the closing that is in force', () => {
    closed().when({ kind: 'startSubmission', closing: 'other' }, { input, actor: system }).then();
    inHand().when(submission(), { input, actor: lawyer }).thenRefused('quality-review.not-closed');
    awaiting().when({ ...submission(), stage: 'SINGING' }, { input, actor: lawyer }).thenRefused('quality-review.stage-unknown', { stage: 'SINGING' });
  });

  it('is neither handed in nor given back without the rules of the clock that follows', () => {
    awaiting().when(submission(), { input: withoutRule('archive-review'), actor: lawyer }).thenRefused('policy.missing', { kind: 'deadline' });
    closed().when(submission(), { input: withoutRule('archive-submission'), actor: lawyer }).thenRefused('policy.missing', { kind: 'deadline' });
    submitted().when(giveBack, { input: withoutRule('archive-resubmission'), actor: officer }).thenRefused('policy.missing', { kind: 'deadline' });
  });

  it('names what is missing, and what is on no list, in both languages', () => {
    const short = CIVIL_SUIT.filter((item) => item !== 'PLEADINGS' && item !== 'CLOSING_REPORT');
    expect(awaiting().when(submission(short), { input, actor: lawyer }).refusal?.params['missing']).toEqual(expect.arrayContaining(['PLEADINGS', 'CLOSING_REPORT']));
    const list = { list: '民事诉讼归档清单', listEn: expect.any(String) as never };
    expect(submitted().when({ kind: 'returnArchive', reasons: [{ item: 'SONGS', reason: '无此项' }] }, { input, actor: officer }).refusal?.params).toMatchObject({ ...list, items: ['SONGS'] });
    awaiting().when({ ...submission(short), missing: [{ item: 'SONGS', reason: '无' }] }, { input, actor: lawyer }).thenRefused('quality-review.item-not-on-list', { items: ['SONGS'] });
  });

  it('is given back item by item, and accepted with its pages and the packs of its list', () => {
    submitted().when(giveBack, { input, actor: officer }).then({ type: 'quality-review.ArchiveReturned', data: { reasons: [{ item: 'PLEADINGS', reason: '缺页' }] } }, 'quality-review.DeadlineMet', 'quality-review.DeadlineStarted');
    const [accepted] = submitted().when(accept, { input, actor: officer }).events;
    expect(accepted?.rules?.policyVersions.map(({ id }) => id)).toEqual(['cn.law.archive-list.closing', 'cn.param.archive-list.civil-suit']);
    expect(accepted?.data).not.toHaveProperty('archiveNumber');
    expect(accepted?.data).toMatchObject({ pages: 2 * CIVIL_SUIT.length });
    expect(paper('PLEADINGS').pages).toBe(2);
  });

  it('of nothing but reasons has no pages', () => {
    const reasons = CIVIL_SUIT.map((item) => ({ item, reason: '无此材料' }));
    const file = awaiting().when({ ...submission([]), missing: reasons }, { input, actor: lawyer }).file;
    file.when(accept, { input, actor: officer }).then({ type: 'quality-review.ArchiveAccepted', data: { contents: [], pages: 0 } }, 'quality-review.DeadlineMet');
  });

  it('is checked against the list of a closed case, of one without a stage that of no litigation', () => {
    expect(archiveListOf(inHand().state.file, undefined, input)).toMatchObject({ refusal: 'quality-review.not-closed' });
    const { stage: _none, ...file } = closed().state.file;
    expect(archiveListOf(file, undefined, input)).toMatchObject({ stage: 'NON_LITIGATION' });
  });

  it('that nobody hands in is a duty missed, once; its clock pins its rules, and the calendar that moves it', () => {
    const late = { input, actor: system, at: at('2024-09-01') };
    const missed = awaiting().when(fire(awaiting(), 'archive-submission'), late).then({ type: 'quality-review.DeadlineMissed', data: { ruleId: 'archive-submission' } }).file;
    missed.when(fire(awaiting(), 'archive-submission'), late).then();
    expect(awaiting().when(fire(awaiting(), 'archive-submission'), { ...late, at: at('2024-06-01') }).events).toHaveLength(0);
    const [started] = closed().when({ kind: 'startSubmission', closing: closed().entries.at(-1)?.eventId ?? '' }, { input, actor: system }).events;
    expect(started?.rules?.calendarVersion).toBe(input.calendar.version);
    const provisional = { ...deadlineOf(awaiting(), 'archive-submission'), deadlineId: 'd', calendarProvisional: true, calendarVersion: 'cn-before' };
    const file = awaiting().events({ type: 'quality-review.DeadlineStarted', data: { deadline: provisional } });
    const again: QualityCommand = { kind: 'recomputeDeadline', deadlineId: 'd' };
    const moved = file.when(again, { input, actor: system }).then({ type: 'quality-review.DeadlineRecomputed', rules: { policyVersions: [], calendarVersion: input.calendar.version } }).file;
    expect(moved.when(again, { input, actor: system }).events).toHaveLength(0);
  });

  it('is folded only as it follows: not given back before it is handed in, nor begun by another clock', () => {
    for (const type of ['ArchiveReturned', 'ArchiveAccepted']) expect(awaiting().events({ type: `quality-review.${type}`, data: {} }).state.archive.status).toBe('AwaitingSubmission');
    const other = { ...deadlineOf(awaiting(), 'archive-submission'), ruleId: 'finding-answer', deadlineId: 'f' };
    expect(closed().events({ type: 'quality-review.DeadlineStarted', data: { deadline: other } }).state.archive).toEqual({ status: 'AwaitingSubmission', clockStarted: false });
    expect(submitted().events({ type: 'quality-review.DeadlineStarted', data: { deadline: deadlineOf(awaiting(), 'archive-submission') } }).state.archive).toStrictEqual(submitted().state.archive);
    expect(submitted().events({ type: 'assignment.CaseClosed', data: { closedOn: CLOSED_ON, result: 'MEDIATED' } }).state.archive.status).toBe('Submitted');
  });
});

describe('a case that goes on', () => {
  const revocation = (outcome: string) => ({ type: 'eligibility.ObjectionDecided', data: { ...objectionDecidedV1.example, outcome }, at: at('2024-06-10') });

  it('lets the clocks of its archive lapse, and no others', () => {
    const answer = { ...deadlineOf(awaiting(), 'archive-submission'), ruleId: 'finding-answer', deadlineId: 'f' };
    const file = awaiting('340202', 'TERMINATED').events({ type: 'quality-review.DeadlineStarted', data: { deadline: answer } }, revocation('TERMINATION_REVOKED'));
    expect(file.state.file.lapsed).toEqual([deadlineOf(file, 'archive-submission')?.deadlineId]);
    const ended = file.events({ type: 'quality-review.DeadlineMissed', data: { deadlineId: deadlineOf(file, 'archive-submission')?.deadlineId } });
    expect(ended.when({ kind: 'dropArchiveClocks', because: ended.entries.at(-1)?.eventId ?? '' } as QualityCommand, { input, actor: system }).events).toHaveLength(0);
    expect(file.state.file).not.toHaveProperty('closed');
    expect(awaiting().events(revocation('UPHELD')).state.file).toHaveProperty('closed');
    expect(awaiting().events({ ...revocation('TERMINATION_REVOKED'), type: 'eligibility.ObjectionFiled' }).state.file).toHaveProperty('closed');
  });

  it('and a closing, are told to the archive under their names', () => {
    const reactions = [{ type: 'assignment.CaseClosed', data: {} }, revocation('TERMINATION_REVOKED')].flatMap((entry) => qualityReactions({ ...entry, eventId: 'e' } as never));
    expect(reactions.map((one) => JSON.stringify(one)).map((one) => /start-archive-submission|drop-archive-clocks/.exec(one)?.[0])).toEqual(['start-archive-submission', 'drop-archive-clocks']);
  });

  it('knows which hearing another one replaced', () => {
    const file = inHand().events(HEARING);
    const [before] = Object.keys(file.state.file.hearings);
    const replaced = (replaces?: string) => Object.values(file.events({ ...HEARING, data: { hearingOn: '2024-05-10', court: '法院', ...(replaces ? { replaces } : {}) } }).state.file.hearings).map((one) => one.replaced);
    expect([replaced(), replaced('unknown'), replaced(before)]).toEqual([[false, false], [false, false], [true, false]]);
  });
});

describe('a rating', () => {
  const ASPECTS = ['ATTITUDE', 'PROMPTNESS', 'INFORMATION', 'DILIGENCE', 'OUTCOME'];
  const scores = (aspects: readonly string[], score = 5) => aspects.map((aspect) => ({ aspect, score }));
  const rate = (more: object = {}): QualityCommand => ({ kind: 'rateService', service: 'UNDERTAKING', scores: scores(ASPECTS), comment: null, ...more });
  const reception = rate({ service: 'RECEPTION', scores: scores(ASPECTS.slice(0, 3)) });

  it('of the reception names no lawyer, and its correction neither', () => {
    const rated = inHand().when(reception, { input, actor: recipient }).file;
    expect(rated.entries.at(-1)?.data).toStrictEqual({ rater: 'RECIPIENT', service: 'RECEPTION', stage: 'FIRST_INSTANCE', scores: scores(ASPECTS.slice(0, 3)), comment: null });
    const correct = (file: File, aspects: readonly string[]): QualityCommand => ({ kind: 'correctRating', rating: file.entries.at(-1)?.eventId ?? '', scores: scores(aspects, 3), comment: null, reason: 'x' });
    const [corrected] = rated.when(correct(rated, ASPECTS.slice(0, 3)), { input, actor: recipient }).events;
    expect(corrected?.data).toStrictEqual({ rater: 'RECIPIENT', service: 'RECEPTION', stage: 'FIRST_INSTANCE', scores: scores(ASPECTS.slice(0, 3), 3), comment: null, reason: 'x' });
    const undertaken = inHand().when(rate(), { input, actor: recipient }).file;
    expect(undertaken.when(correct(undertaken, ASPECTS), { input, actor: recipient }).events[0]?.data).toMatchObject({ lawyerId: 'L-340202-001', scores: scores(ASPECTS, 3) });
  });

  it('says which aspects are wanted, which stage is unknown, and which rating', () => {
    expect(inHand().when(rate({ scores: [] }), { input, actor: recipient }).refusal?.params).toMatchObject({
      aspects: expect.arrayContaining([expect.stringMatching(/（ATTITUDE）$/)]), aspectsEn: expect.arrayContaining([expect.stringMatching(/ \(ATTITUDE\)$/)]), wanted: expect.arrayContaining(ASPECTS),
    });
    inHand().when(rate({ stage: 'SINGING' }), { input, actor: recipient }).thenRefused('quality-review.stage-unknown', { stage: 'SINGING' });
    inHand().when({ kind: 'correctRating', rating: 'x', scores: [], comment: null, reason: '' }, { input, actor: recipient }).thenRefused('quality-review.rating-unknown', { rating: 'x' });
  });

  it('taken down by an agency is corrected by it alone, and not by the recipient', () => {
    const file = inHand().when(rate(), { input, actor: clerk }).file;
    const correct: QualityCommand = { kind: 'correctRating', rating: file.entries.at(-1)?.eventId ?? '', scores: scores(ASPECTS), comment: null, reason: 'x' };
    expect(file.state.ratings[0]?.by).toStrictEqual({ role: 'clerk', agency: '340202' });
    expect(inHand().when(rate(), { input, actor: recipient }).file.state.ratings[0]?.by).toStrictEqual({ role: 'recipient' });
    file.when(correct, { input, actor: recipient }).thenRefused('quality-review.rating-of-another');
    file.when(correct, { input, actor: officer }).then('quality-review.ServiceRatedCorrected');
  });
});

describe('a campaign', () => {
  const CAMPAIGN = '3f6c2a1e-9d4b-4c7a-8e21-5b0d7f9a6c34';
  const rules = { book: input.book, sha256: (text: string): string => digestText('SHA-256', text) };
  const campaign = given(campaignDecider, { stream: `review-${CAMPAIGN}`, agency: '340200' });
  const open = (more: object = {}): CampaignCommand => ({ kind: 'openCampaign', campaign: CAMPAIGN, region: '340200', period: { from: '2024-01-01', to: '2024-06-30' }, seed: 'ab'.repeat(32), seedFrom: 'PLATFORM', ...more });
  const when = (command: CampaignCommand, file = campaign, on = '2024-06-10') => file.when(command, { input: rules, actor: bureau, at: at(on) });
  const opened = () => when(open()).file;
  const framed = () => when({ kind: 'fixFrame', asOf: at('2024-07-05'), cases: ['c', 'a', 'b'].map((caseId) => ({ ...frameCaseExample, caseId })) }, opened(), '2024-07-05').file;
  const drawn = () => when({ kind: 'drawSample' }, framed(), '2024-07-05').file;
  const standing = (caseId: string, more: Partial<Standing> = {}): Standing => ({ caseId, lawyerName: '张', firm: '所', closed: true, graded: { caseId, agency: '340202', lawyerId: 'L-1', points: 90, grade: 'EXCELLENT', entry: CAMPAIGN }, ...more });

  it('names what is wrong with how it is opened', () => {
    when(open({ region: '340299' })).thenRefused('quality-review.region-unknown', { region: '340299' });
    when(open({ period: { from: '2024-06-30', to: '2024-01-01' } })).thenRefused('quality-review.period-backwards', { from: '2024-06-30', to: '2024-01-01' });
    when(open({ period: { from: '2024-06-30', to: '2024-06-30' } })).then('quality-review.CampaignOpened');
    when(open({ seedFrom: 'PERSON', period: { from: '2024-01-01', to: '2024-06-09' } })).thenRefused('quality-review.seed-too-late', { to: '2024-06-09' });
    when(open({ seedFrom: 'PERSON', period: { from: '2024-01-01', to: '2024-06-10' } })).then('quality-review.CampaignOpened');
    when(open({ seedFrom: 'PLATFORM', period: { from: '2024-01-01', to: '2024-06-09' } })).then('quality-review.CampaignOpened');
    const without = { ...rules, book: policyBook(input.book.packs.filter(({ kind }) => kind !== 'review-sample')) };
    campaign.when(open(), { input: without, actor: bureau, at: at('2024-06-10') }).thenRefused('policy.missing', { kind: 'review-sample' });
  });

  it('fixes its frame in order, not before its period is over', () => {
    when({ kind: 'fixFrame', asOf: at('2024-07-05'), cases: [frameCaseExample] }, opened(), '2024-06-30').thenRefused('quality-review.period-not-over', { to: '2024-06-30' });
    expect((framed().entries.at(-1)?.data as { cases: { caseId: string }[] }).cases.map(({ caseId }) => caseId)).toEqual(['a', 'b', 'c']);
  });

  it('pins the rule of its draw and the sheet of its results', () => {
    expect(drawn().entries).toHaveLength(3);
    expect(when({ kind: 'drawSample' }, framed(), '2024-07-05').events[0]?.rules?.policyVersions.map(({ id }) => id)).toEqual(['cn.param.review-sample']);
    expect(when({ kind: 'publishResults', standings: [standing('a')] }, drawn(), '2024-07-06').events[0]?.rules?.policyVersions.map(({ id }) => id)).toEqual(['cn.param.review-sheet']);
    const without = { ...rules, book: policyBook(input.book.packs.filter(({ kind }) => kind !== 'review-sheet')) };
    drawn().when({ kind: 'publishResults', standings: [standing('a')] }, { input: without, actor: bureau }).thenRefused('policy.missing', { kind: 'review-sheet' });
  });

  it('names five of the files that are not graded, and says how many there are', () => {
    const ungraded = ['a', 'b', 'c', 'd', 'e', 'f'].map((caseId) => { const { graded: _none, ...rest } = standing(caseId); return rest; });
    when({ kind: 'publishResults', standings: ungraded }, drawn()).thenRefused('quality-review.files-ungraded', { count: 6, cases: ['a', 'b', 'c', 'd', 'e'] });
  });

  it('is folded only step by step', () => {
    const skipped = ['FrameFixed', 'SampleDrawn', 'ResultsPublished', 'CampaignClosed'].map((type) => campaign.events({ type: `quality-review.${type}`, data: {} }).state.kind);
    expect(skipped).toEqual(['NotOpen', 'NotOpen', 'NotOpen', 'NotOpen']);
    expect(framed().events({ type: 'quality-review.CampaignOpened', data: {} }).state.kind).toBe('FrameFixed');
    expect(framed().events({ type: 'quality-review.CampaignOpened', data: {} }, { type: 'quality-review.FrameFixed', data: {} }, { type: 'quality-review.CampaignClosed', data: {} }).state.kind).toBe('FrameFixed');
    expect(drawn().events({ type: 'quality-review.SampleDrawn', data: {} }, { type: 'other.Happened', data: {} }).state).toMatchObject({ kind: 'Drawn', drawn: { selected: expect.any(Array) } });
  });
});
