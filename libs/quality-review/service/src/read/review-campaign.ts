import { type Entry, reviewStream } from '@juanzong/case-file';
import type { Actor } from '@juanzong/kernel';
import { campaignActionsFor, campaignDecider, type CampaignState } from '@juanzong/quality-review-domain';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { ReviewEntity } from './review-rows.js';
import { seesReviewers } from './review-scope.js';

const CAMPAIGN_FORMAT = 'juanzong.review-campaign/1';

/** One campaign: what was committed to, the frame, strata and sample, how far its reviews are, and what came of it. The seed stands here once it was revealed. */
export async function readCampaign(runtime: ServiceRuntime, dataSource: DataSource, campaign: string, actor: Actor): Promise<object | undefined> {
  const file = await runtime.cabinet.open(reviewStream(campaign));
  const state = file.stateFor(campaignDecider);
  if (state.kind === 'NotOpen') return undefined;
  const { seed: _sealed, ...opened } = state.opened;
  return {
    ...opened, state: state.kind, revision: file.revision, actions: campaignActionsFor(state, actor), ...framed(state), ...drawn(state), ...published(state),
    ...('drawn' in state ? await progress(dataSource, campaign, actor) : {}),
  };
}

const framed = (state: CampaignState): object => ('frame' in state ? { asOf: state.asOf, frameSize: state.frame.length } : {});
const drawn = (state: CampaignState): object => ('drawn' in state ? { seed: state.drawn.seed, strata: state.drawn.strata, sample: { ...state.drawn.rule, pack: state.opened.sample.pack }, selected: state.drawn.selected } : {});
const published = (state: CampaignState): object => ('results' in state ? { results: { byAgency: state.results.byAgency, files: state.results.files.length } } : {});

async function progress(dataSource: DataSource, campaign: string, actor: Actor): Promise<object> {
  const rows = await dataSource.getRepository(ReviewEntity).find({ where: { campaign }, order: { caseId: 'ASC' } });
  const count = (state: string): number => rows.filter((row) => row.state === state).length;
  const counts = Object.fromEntries(['AWAITING_REVIEWERS', 'SCORING', 'ARBITRATION', 'GRADED', 'CLOSED'].map((state) => [state, count(state)]));
  const reviews = rows.map(({ reviewId, caseId, state, points, grade, how, reviewers, arbiter, scoredBy }) => ({ reviewId, caseId, state, points, grade, how, reviewers, arbiter, scoredBy }));
  return { progress: counts, ...(seesReviewers(actor) ? { reviews } : {}) };
}

/** The campaign's entries as they are stored, for anybody to verify: what is sealed stays sealed. */
export async function campaignFile(runtime: ServiceRuntime, campaign: string): Promise<{ format: string; stream: string; entries: readonly Entry[] } | undefined> {
  const file = await runtime.cabinet.open(reviewStream(campaign));
  return file.revision < 0 ? undefined : { format: CAMPAIGN_FORMAT, stream: file.stream, entries: file.entries.map(({ entry }) => entry) };
}
