import { queryController } from '@juanzong/http';
import { reviewRefusals } from '@juanzong/quality-review-domain';
import { ReviewAnswers } from '../../read/review-answers.js';
import { REVIEW_QUERIES } from './review.queries.js';

/** `/api/quality-review/v1/campaigns`, `/reviews`, `/grades`: campaigns, what waits for a reviewer, and what came of it. */
export const ReviewListsHttp = queryController({
  context: 'quality-review', title: { zh: '质量评查', en: 'Quality review' }, queries: REVIEW_QUERIES, answerer: ReviewAnswers, catalogue: { 'quality-review.campaign-unknown': reviewRefusals['quality-review.campaign-unknown'] },
});
