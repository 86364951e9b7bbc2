import { Module } from '@nestjs/common';
import { SERVICE_RUNTIME, type ServiceRuntime } from '@juanzong/service-kit';
import { QualityReviewEvents } from './edge/events/quality-review.events.js';
import { QUALITY_CASE_ACTIONS } from './edge/http/quality.actions.js';
import { QualityReviewHttp } from './edge/http/quality-review.edge.js';
import { QualityCommands } from './write/quality-commands.js';
import { QualityReactions } from './write/quality-reactions.js';
import { QualityReviewCommands } from './write/quality-review-commands.js';

/**
 * Quality review at a glance. Commands on a case's archive, ratings and supervision: `edge/http/quality.actions.ts` →
 * `write/quality-commands.ts`; `write/quality-review-commands.ts` sends each command to the part it belongs to. Reactions: the closing
 * starts the duty to hand in the archive. Deadlines it keeps: archive submission, review and resubmission, answers to findings;
 * `QualityReactions.fire` is told when one comes due.
 */
@Module({
  controllers: [QualityReviewHttp, QualityReviewEvents],
  providers: [
    {
      provide: QualityReviewCommands, inject: [SERVICE_RUNTIME],
      useFactory: (runtime: ServiceRuntime) => new QualityReviewCommands([{ actions: QUALITY_CASE_ACTIONS, executor: new QualityCommands(runtime) }]),
    },
    { provide: QualityReactions, useFactory: (runtime: ServiceRuntime) => new QualityReactions(runtime), inject: [SERVICE_RUNTIME] },
  ],
  exports: [QualityReactions],
})
export class QualityReviewModule {}
