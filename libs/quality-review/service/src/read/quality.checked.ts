import { type Entry, familyOf } from '@juanzong/case-file';
import type { CheckedModel } from '@juanzong/read-model';
import type { EntitySchema } from 'typeorm';
import { foldQuality, noRows, type QualityRows } from './fold-quality.js';
import { qualityProjection } from './quality.projection.js';
import { ActEntity, FindingEntity, HearingEntity, QualityCaseEntity } from './quality-rows.js';
import { foldCampaign, foldReview, gradeRows, reviewOf } from './review-fold.js';
import { CampaignEntity, type CampaignRow, GradeEntity, ReviewEntity, type ReviewRow } from './review-rows.js';
import { reviewsProjection } from './reviews.projection.js';

type Streams = ReadonlyMap<string, readonly Entry[]>;

const model = <Row extends object>(projection: string, entity: EntitySchema<Row>, key: string & keyof Row, rowsOf: (streams: Streams) => readonly Row[]): CheckedModel<Entry> =>
  ({ projection, key, read: (manager) => manager.getRepository(entity).find(), rowsOf });

const ofFamily = (streams: Streams, family: string): (readonly Entry[])[] => [...streams].filter(([stream]) => familyOf(stream) === family).map(([, entries]) => entries);
const filesIn = (streams: Streams): QualityRows[] => ofFamily(streams, 'case').map((entries) => entries.reduce(foldQuality, noRows(entries[0]?.caseId ?? '')));
const campaignOf = (entries: readonly Entry[]): CampaignRow | undefined => entries.reduce<CampaignRow | undefined>(foldCampaign, undefined);

function reviewsIn(entries: readonly Entry[]): ReviewRow[] {
  const rows = new Map<string, ReviewRow>();
  for (const entry of entries) {
    const next = foldReview(rows.get(reviewOf(entry) ?? ''), entry);
    if (next && reviewOf(entry) !== undefined) rows.set(next.reviewId, next);
  }
  return [...rows.values()];
}

/** What `juanzong check` holds the lists of archives, supervision and reviews against. */
export const checkedQuality: readonly CheckedModel<Entry>[] = [
  model(qualityProjection.name, QualityCaseEntity, 'caseId', (streams) => filesIn(streams).map((file) => file.case)),
  model(qualityProjection.name, FindingEntity, 'findingId', (streams) => filesIn(streams).flatMap(({ findings }) => [...findings.values()])),
  model(qualityProjection.name, ActEntity, 'actId', (streams) => filesIn(streams).flatMap(({ acts }) => [...acts.values()])),
  model(qualityProjection.name, HearingEntity, 'hearingId', (streams) => filesIn(streams).flatMap(({ hearings }) => [...hearings.values()])),
  model(reviewsProjection.name, CampaignEntity, 'campaign', (streams) => ofFamily(streams, 'review').flatMap((entries) => campaignOf(entries) ?? [])),
  model(reviewsProjection.name, ReviewEntity, 'reviewId', (streams) => ofFamily(streams, 'case').flatMap(reviewsIn)),
  model(reviewsProjection.name, GradeEntity, 'id', (streams) => ofFamily(streams, 'review').flatMap((entries) => {
    const published = entries.find(({ type }) => type === 'quality-review.ResultsPublished');
    const campaign = campaignOf(entries);
    return published && campaign ? gradeRows(published, campaign) : [];
  })),
];
