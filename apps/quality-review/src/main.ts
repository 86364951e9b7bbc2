import 'reflect-metadata';
import { DeadlineEntity } from '@juanzong/deadlines';
import { runService } from '@juanzong/profile/cluster';
import {
  QUALITY_ENTITIES, QualityListsModule, qualityProjection, QualityReactions, QualityReviewModule, REVIEW_ENTITIES, ReviewListsModule, reviewsProjection,
} from '@juanzong/quality-review-service';

await runService({
  name: 'quality-review', title: { zh: '质量评估', en: 'quality review' }, reacts: true, keeper: QualityReactions,
  modules: ({ dataSource, waits }) => [QualityReviewModule, QualityListsModule.of(dataSource, waits), ReviewListsModule.of(dataSource, waits)],
  entities: [DeadlineEntity, ...QUALITY_ENTITIES, ...REVIEW_ENTITIES], projections: () => [qualityProjection, reviewsProjection],
});
