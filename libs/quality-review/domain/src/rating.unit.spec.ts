import { describe, expect, it } from '@jest/globals';
import { aidRefusedV1 } from '@juanzong/eligibility-contracts';
import { applicationReceivedV1 } from '@juanzong/intake-contracts';
import { policyBook } from '@juanzong/policy';
import { given } from '@juanzong/testing';
import { qualityActionsFor, type QualityCommand, qualityDecider } from './index.js';
import { at, clerk, inHand, input, lawyer, officer, recipient } from './spec-support/closed-case.js';

const UNDERTAKING = ['ATTITUDE', 'PROMPTNESS', 'INFORMATION', 'DILIGENCE', 'OUTCOME'];
const RECEPTION = UNDERTAKING.slice(0, 3);
const scores = (aspects: readonly string[] = UNDERTAKING, score = 5) => aspects.map((aspect) => ({ aspect, score }));
const rate = (more: object = {}): QualityCommand => ({ kind: 'rateService', service: 'UNDERTAKING', scores: scores(), comment: '律师很负责', ...more });
const rated = () => inHand().when(rate(), { input, actor: recipient, at: at('2024-05-30') }).file;
const received = given(qualityDecider, { actor: clerk }).events({ type: 'intake.ApplicationReceived', data: applicationReceivedV1.example });

describe('a rating', () => {
  it('is the recipient’s, of the lawyer who undertook the case, at its stage', () => {
    const [entry] = inHand().when(rate(), { input, actor: recipient }).then({
      type: 'quality-review.ServiceRated', data: { rater: 'RECIPIENT', service: 'UNDERTAKING', stage: 'FIRST_INSTANCE', lawyerId: 'L-340202-001', comment: '律师很负责' },
    }).events;
    expect(entry?.rules?.policyVersions.map(({ id }) => id)).toEqual(['cn.param.service-rating']);
  });

  it('is given once for each service at each stage by each rater', () => {
    const file = rated();
    file.when(rate({ scores: scores(UNDERTAKING, 1) }), { input, actor: recipient }).thenRefused('quality-review.rated-already', { rating: file.entries.at(-1)?.eventId ?? '' });
    const more = file.when(rate({ stage: 'SECOND_INSTANCE' }), { input, actor: recipient }).file
      .when(rate(), { input, actor: clerk }).file.when(rate({ service: 'RECEPTION', scores: scores(RECEPTION) }), { input, actor: recipient }).file;
    expect(more.state.ratings.map(({ rater, service, stage }) => [rater, service, stage])).toEqual([
      ['RECIPIENT', 'UNDERTAKING', 'FIRST_INSTANCE'], ['RECIPIENT', 'UNDERTAKING', 'SECOND_INSTANCE'], ['FOLLOW_UP', 'UNDERTAKING', 'FIRST_INSTANCE'], ['RECIPIENT', 'RECEPTION', 'FIRST_INSTANCE'],
    ]);
    more.when(rate(), { input, actor: officer }).thenRefused('quality-review.rated-already');
  });

  it('is of a service that was rendered', () => {
    received.when(rate({ service: 'RECEPTION', scores: scores(RECEPTION) }), { input, actor: recipient }).thenRefused('quality-review.service-not-rendered');
    received.when(rate(), { input, actor: recipient }).thenRefused('quality-review.service-not-rendered');
    inHand().when(rate({ lawyerId: 'other' }), { input, actor: recipient }).thenRefused('quality-review.service-not-rendered');
    const refused = received.events({ type: 'eligibility.AidRefused', data: aidRefusedV1.example });
    refused.when(rate({ service: 'RECEPTION', scores: scores(RECEPTION) }), { input, actor: recipient }).then('quality-review.ServiceRated');
    expect([received, refused].map((file) => qualityActionsFor(file.state, recipient).map(({ name }) => name))).toEqual([[], ['rate-service']]);
  });

  it('is still of the lawyer who was relieved meanwhile', () => {
    inHand().events({ type: 'assignment.ProviderRelieved', data: {} }).when(rate(), { input, actor: recipient }).then({ type: 'quality-review.ServiceRated', data: { lawyerId: 'L-340202-001' } });
  });

  it('scores every aspect of the rules once', () => {
    for (const wrong of [RECEPTION, [...UNDERTAKING, 'ATTITUDE'], [...RECEPTION, 'SONG', 'DANCE']]) inHand().when(rate({ scores: scores(wrong) }), { input, actor: recipient }).thenRefused('quality-review.aspects-differ');
    inHand().when(rate({ stage: 'SINGING' }), { input, actor: recipient }).thenRefused('quality-review.stage-unknown');
    const without = { ...input, book: policyBook(input.book.packs.filter(({ kind }) => kind !== 'service-rating')) };
    inHand().when(rate(), { input: without, actor: recipient }).thenRefused('policy.missing', { kind: 'service-rating' });
  });

  it('is nobody else’s to give', () => inHand().when(rate(), { input, actor: lawyer }).thenRefused('quality-review.role-not-allowed'));
});

describe('the correction of a rating', () => {
  const correction = (rating: string, score = 3): QualityCommand => ({ kind: 'correctRating', rating, scores: scores(UNDERTAKING, score), comment: null, reason: '记录有误' });

  it('takes the place of what it corrects, and may itself be corrected', () => {
    const file = rated();
    const first = file.entries.at(-1);
    const corrected = file.when(correction(first?.eventId ?? ''), { input, actor: recipient, at: at('2024-06-02') }).then({
      type: 'quality-review.ServiceRatedCorrected', corrects: first?.eventId as never, occurredAt: first?.occurredAt as never, data: { rater: 'RECIPIENT', stage: 'FIRST_INSTANCE', comment: null },
    }).file;
    expect(corrected.state.ratings).toHaveLength(1);
    const twice = corrected.when(correction(corrected.state.ratings[0]?.entry ?? '', 2), { input, actor: recipient }).file;
    expect(twice.state.ratings).toHaveLength(1);
    // Whatever it was before is an entry of the file still, that somebody may have seen.
    const saw = [first, corrected.entries.at(-1), twice.entries.at(-1)].map((entry) => entry?.eventId ?? '');
    twice.when({ kind: 'openAct', act: 'FILE_CHECK', saw, note: null }, { input, actor: officer }).then({ type: 'quality-review.SupervisionActOpened', data: { saw } });
  });

  it('is for who gave or recorded it', () => {
    const file = rated();
    const id = file.entries.at(-1)?.eventId ?? '';
    file.when(correction(id), { input, actor: clerk }).thenRefused('quality-review.rating-of-another');
    file.when(correction('e3b0c442-98fc-5c14-9afb-f4c8996fb924'), { input, actor: recipient }).thenRefused('quality-review.rating-unknown');
    file.when({ ...correction(id), scores: scores(RECEPTION) } as QualityCommand, { input, actor: recipient }).thenRefused('quality-review.aspects-differ');
    expect(qualityActionsFor(file.state, recipient).map(({ name }) => name)).toEqual(['rate-service', 'correct-rating']);
  });
});
