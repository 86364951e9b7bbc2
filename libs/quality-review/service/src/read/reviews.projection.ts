import { type Entry, familyOf } from '@juanzong/case-file';
import { type FeedEntry, type Projection, putRows, rowsWith } from '@juanzong/read-model';
import type { EntityManager } from 'typeorm';
import { foldCampaign, foldReview, gradeRows, reviewOf } from './review-fold.js';
import { CampaignEntity, type CampaignRow, GradeEntity, type GradeRow, ReviewEntity, type ReviewRow } from './review-rows.js';

const CREATE = [
  `CREATE TABLE review_campaign (campaign text PRIMARY KEY, region text NOT NULL, agency text NOT NULL, period_from text NOT NULL, period_to text NOT NULL, opened_at text NOT NULL,
    state text NOT NULL, frame_size int, sample_size int)`,
  `CREATE TABLE review_file (review_id text PRIMARY KEY, campaign text NOT NULL, case_id text NOT NULL, region text NOT NULL, agency text NOT NULL, stratum text NOT NULL, lawyer_id text NOT NULL,
    lawyer_name text NOT NULL, firm text NOT NULL, per_file int NOT NULL, reviewers text[] NOT NULL, arbiter text, scored_by text[] NOT NULL, state text NOT NULL, points int, grade text, how text)`,
  `CREATE TABLE review_grade (id text PRIMARY KEY, campaign text NOT NULL, region text NOT NULL, of_whom text NOT NULL, subject text NOT NULL, name text NOT NULL, firm text, files int NOT NULL,
    mean_points int NOT NULL, grade text, excellent int NOT NULL, good int NOT NULL, qualified int NOT NULL, unqualified int NOT NULL, published_at text NOT NULL)`,
  'CREATE INDEX ON review_file (campaign, state)', 'CREATE INDEX ON review_file USING gin (reviewers)', 'CREATE INDEX ON review_file (arbiter)', 'CREATE INDEX ON review_grade (campaign)',
];

/** Campaigns, the files under review, and published grades, for lists. */
export const reviewsProjection: Projection = {
  name: 'reviews',
  version: 1,
  tables: ['review_campaign', 'review_file', 'review_grade'],
  async create(manager: EntityManager) {
    for (const statement of CREATE) await manager.query(statement);
  },
  async apply(entries: readonly FeedEntry[], manager: EntityManager) {
    const all = entries.map(({ entry }) => entry as Entry);
    await applyToCampaigns(all.filter(({ stream }) => familyOf(stream) === 'review'), manager);
    await applyToReviews(all.filter((entry) => familyOf(entry.stream) === 'case' && reviewOf(entry) !== undefined), manager);
  },
};

const campaignOf = ({ stream }: Entry): string => stream.slice('review-'.length);

async function applyToCampaigns(entries: readonly Entry[], manager: EntityManager): Promise<void> {
  if (entries.length === 0) return;
  const known = await rowsWith(manager, CampaignEntity, 'campaign', entries.map(campaignOf));
  const rows = new Map<string, CampaignRow>(known.map((row) => [row.campaign, row]));
  const grades: GradeRow[] = [];
  for (const entry of entries) {
    const next = foldCampaign(rows.get(campaignOf(entry)), entry);
    if (!next) continue;
    rows.set(next.campaign, next);
    if (entry.type === 'quality-review.ResultsPublished') grades.push(...gradeRows(entry, next));
  }
  await putRows(manager, CampaignEntity, [...rows.values()]);
  await putRows(manager, GradeEntity, grades);
}

async function applyToReviews(entries: readonly Entry[], manager: EntityManager): Promise<void> {
  if (entries.length === 0) return;
  const known = await rowsWith(manager, ReviewEntity, 'reviewId', entries.map((entry) => reviewOf(entry) ?? ''));
  const rows = new Map<string, ReviewRow>(known.map((row) => [row.reviewId, row]));
  for (const entry of entries) {
    const next = foldReview(rows.get(reviewOf(entry) ?? ''), entry);
    if (next) rows.set(next.reviewId, next);
  }
  await putRows(manager, ReviewEntity, [...rows.values()]);
}
