import { Module } from '@nestjs/common';
import { SERVICE_RUNTIME, type ServiceRuntime } from '@juanzong/service-kit';
import { CAMPAIGN_HTTP_ACTIONS } from './edge/http/campaign.actions.js';
import { REVIEW_CASE_ACTIONS } from './edge/http/review.actions.js';
import { QualityReviewEvents } from './edge/events/quality-review.events.js';
import { QUALITY_CASE_ACTIONS } from './edge/http/quality.actions.js';
import { QualityReviewHttp } from './edge/http/quality-review.edge.js';
import { CampaignCommands } from './write/campaign-commands.js';
import { QualityCommands } from './write/quality-commands.js';
import { QualityReactions } from './write/quality-reactions.js';
import { QualityReviewCommands } from './write/quality-review-commands.js';
import { ReviewCommands } from './write/review-commands.js';
import { ReviewReactions } from './write/review-reactions.js';

/**
 * Quality review at a glance. Commands on a case's archive, ratings and supervision: `edge/http/quality.actions.ts` →
 * `write/quality-commands.ts`; `write/quality-review-commands.ts` sends each command to the part it belongs to. Reactions: the closing
 * starts the duty to hand in the archive. Deadlines it keeps: archive submission, review and resubmission, answers to findings;
 * `QualityReactions.fire` is told when one comes due. Campaigns and pools of experts: `edge/http/campaign.actions.ts`; the review of a drawn
 * file: `edge/http/review.actions.ts`; a draw tells every drawn file: `write/review-reactions.ts`. What is asked of them: `review-lists.module.ts`.
 */
@Module({
  controllers: [QualityReviewHttp, QualityReviewEvents],
  providers: [
    {
      provide: QualityReviewCommands, inject: [SERVICE_RUNTIME],
      useFactory: (runtime: ServiceRuntime) => new QualityReviewCommands([
        { actions: QUALITY_CASE_ACTIONS, executor: new QualityCommands(runtime) }, { actions: REVIEW_CASE_ACTIONS, executor: new ReviewCommands(runtime) },
        { actions: CAMPAIGN_HTTP_ACTIONS, executor: new CampaignCommands(runtime) },
      ]),
    },
    { provide: QualityReactions, useFactory: (runtime: ServiceRuntime) => new QualityReactions(runtime), inject: [SERVICE_RUNTIME] },
    { provide: ReviewReactions, useFactory: (runtime: ServiceRuntime) => new ReviewReactions(runtime), inject: [SERVICE_RUNTIME] },
  ],
  exports: [QualityReactions, ReviewReactions],
})
export class QualityReviewModule {}
