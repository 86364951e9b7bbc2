import { CaseHistoryModule, OverviewEntity, overviewProjection, StatisticEntity, statisticsProjection, WorkEntity, workProjection } from '@juanzong/case-history-service';
import { checkedForwardings, ForwardingEntity } from '@juanzong/cross-region-transfer-service';
import { DeadlineEntity } from '@juanzong/deadlines';
import { QueueBoardModule } from '@juanzong/deadlines/board';
import { sealerOf, startSealing } from '@juanzong/profile/cluster';
import type { ClusterService } from '@juanzong/profile/cluster';
import { checkedQuality, QUALITY_ENTITIES, REVIEW_ENTITIES } from '@juanzong/quality-review-service';
import { SealingModule } from '@juanzong/sealing-service';

/** The contexts that keep deadlines. */
const KEEPERS = ['intake', 'eligibility', 'assignment', 'quality-review', 'cross-region-transfer'];

/** The read side across all services: replay, audit, supervision, statistics and the daily seal. */
export const caseHistory: ClusterService = {
  name: 'case-history', title: { zh: '案卷历史', en: 'case history' }, reacts: false, supervises: true, movesTime: true,
  modules: ({ dataSource, waits }, { published, queues, log }) => [
    CaseHistoryModule.of(dataSource, waits, [checkedForwardings, ...checkedQuality]), SealingModule.of(published),
    QueueBoardModule.of({ ...queues, contexts: KEEPERS, onOutage: (err: unknown) => log.warn({ err }, 'the queue board cannot reach Redis, and tries again') }, log),
  ],
  entities: [OverviewEntity, DeadlineEntity, ForwardingEntity, WorkEntity, StatisticEntity, ...QUALITY_ENTITIES, ...REVIEW_ENTITIES],
  projections: (runtime) => [overviewProjection(runtime), workProjection(runtime), statisticsProjection(runtime)],
  // Every instance seals: a root is a function of the files, and its command id of agency and day.
  work: ({ runtime, published, sealAfterMs, log }) => startSealing(sealerOf(runtime, published, log, sealAfterMs), log),
};
