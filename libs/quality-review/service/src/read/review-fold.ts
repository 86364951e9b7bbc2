import type { Entry } from '@juanzong/case-file';
import type { DataOf } from '@juanzong/kernel';
import type {
  arbiterAppointedV1, campaignOpenedV1, fileGradedV1, frameFixedV1, resultsPublishedV1, reviewersAppointedV1, sampleDrawnV1, sampledForReviewV1,
} from '@juanzong/quality-review-contracts';
import { agencyByCode } from '@juanzong/policy';
import type { CampaignRow, GradeRow, ReviewRow } from './review-rows.js';

/** A campaign's row after one of its entries. Of the opening nothing personal is read. */
export function foldCampaign(row: CampaignRow | undefined, { type, data, agency, recordedAt }: Entry): CampaignRow | undefined {
  if (type === 'quality-review.CampaignOpened') {
    const { campaign, region, period: { from, to } } = data as DataOf<typeof campaignOpenedV1>;
    return { campaign, region, agency, periodFrom: from, periodTo: to, openedAt: recordedAt, state: 'OPEN', frameSize: null, sampleSize: null };
  }
  if (!row) return undefined;
  switch (type) {
    case 'quality-review.FrameFixed': return { ...row, state: 'FRAME_FIXED', frameSize: (data as DataOf<typeof frameFixedV1>).cases.length };
    case 'quality-review.SampleDrawn': return { ...row, state: 'DRAWN', sampleSize: (data as DataOf<typeof sampleDrawnV1>).selected.length };
    case 'quality-review.ResultsPublished': return { ...row, state: 'PUBLISHED' };
    case 'quality-review.CampaignClosed': return { ...row, state: 'CLOSED' };
    default: return row;
  }
}

/** The id of the review that an entry of a file speaks of. */
export const reviewOf = ({ type, data }: Entry): string | undefined => (type.startsWith('quality-review.') ? (data as { readonly reviewId?: string }).reviewId : undefined);

/** A review's row after one entry of its file. */
export function foldReview(row: ReviewRow | undefined, { type, data, agency, caseId = '' }: Entry): ReviewRow | undefined {
  if (type === 'quality-review.SampledForReview') {
    const { reviewId, campaign, region, stratum, lawyerId, lawyerName, firm, reviewersPerFile } = data as DataOf<typeof sampledForReviewV1>;
    return {
      reviewId, campaign, caseId, region, agency, stratum, lawyerId, lawyerName, firm, perFile: reviewersPerFile, reviewers: [], arbiter: null, scoredBy: [],
      state: 'AWAITING_REVIEWERS', points: null, grade: null, how: null,
    };
  }
  if (!row) return undefined;
  switch (type) {
    case 'quality-review.ReviewersAppointed': return { ...row, state: 'SCORING', reviewers: (data as DataOf<typeof reviewersAppointedV1>).reviewers.map(({ reviewerId }) => reviewerId) };
    case 'quality-review.ArbiterAppointed': return { ...row, state: 'ARBITRATION', arbiter: (data as DataOf<typeof arbiterAppointedV1>).arbiter.reviewerId };
    case 'quality-review.ReviewerConflictDeclared': return withdrawn(row, (data as { readonly reviewerId: string }).reviewerId);
    case 'quality-review.FileScored': return { ...row, scoredBy: [...row.scoredBy, (data as { readonly reviewerId: string }).reviewerId] };
    case 'quality-review.FileGraded': {
      const { points, grade, how } = data as DataOf<typeof fileGradedV1>;
      return { ...row, state: 'GRADED', points, grade, how };
    }
    case 'quality-review.ReviewClosed': return { ...row, state: 'CLOSED' };
    default: return row;
  }
}

function withdrawn(row: ReviewRow, who: string): ReviewRow {
  if (row.arbiter === who) return { ...row, arbiter: null };
  return { ...row, state: 'AWAITING_REVIEWERS', reviewers: row.reviewers.filter((one) => one !== who) };
}

/** Published results, one row for each agency and each lawyer. */
export function gradeRows({ data, recordedAt }: Entry, { campaign, region }: Pick<CampaignRow, 'campaign' | 'region'>): GradeRow[] {
  const { byAgency, byLawyer } = data as DataOf<typeof resultsPublishedV1>;
  const shared = { campaign, region, publishedAt: recordedAt };
  return [
    ...byAgency.map(({ agency, files, meanPoints, counts }): GradeRow => ({
      ...shared, id: `${campaign} ${agency}`, of: 'AGENCY', subject: agency, name: agencyByCode(agency)?.name.zh ?? agency, firm: null, files, meanPoints, grade: null, ...spread(counts),
    })),
    ...byLawyer.map(({ lawyerId, lawyerName, firm, files, meanPoints, grade, counts }): GradeRow => ({
      ...shared, id: `${campaign} ${lawyerId}`, of: 'LAWYER', subject: lawyerId, name: lawyerName, firm, files, meanPoints, grade, ...spread(counts),
    })),
  ];
}

const spread = (counts: DataOf<typeof resultsPublishedV1>['byAgency'][number]['counts']) =>
  ({ excellent: counts.EXCELLENT, good: counts.GOOD, qualified: counts.QUALIFIED, unqualified: counts.UNQUALIFIED });
