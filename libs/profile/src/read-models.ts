import { OverviewEntity, overviewProjection, StatisticEntity, statisticsProjection, WorkEntity, workProjection } from '@juanzong/case-history-service';
import { ForwardingEntity, forwardingsProjection } from '@juanzong/cross-region-transfer-service';
import { DeadlineEntity, deadlinesProjection } from '@juanzong/deadlines';
import type { EventLog } from '@juanzong/event-store';
import type { Log } from '@juanzong/observability';
import { QUALITY_ENTITIES, qualityProjection, REVIEW_ENTITIES, reviewsProjection } from '@juanzong/quality-review-service';
import { type Connection, createDataSource, ProjectionRunner } from '@juanzong/read-model';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { readModelFeed } from './feeds/read-model-feed.js';
import { ConsumerPositions1700000001000 } from './positions/positions.migration.js';

export interface ReadModels {
  readonly dataSource: DataSource;
  readonly runner: ProjectionRunner;
  stop(): Promise<void>;
}

/** In virtual time everybody follows one subscription, and all but the deadlines are held back while a lot is written. */
export interface VirtualFeeds {
  readonly log: Pick<EventLog, 'follow'>;
  readonly gate: { passed(): Promise<void> };
}

/** Connects, migrates and starts every projection. */
export async function startReadModels(connection: Connection, runtime: ServiceRuntime, log: Log, virtual?: VirtualFeeds): Promise<ReadModels> {
  const dataSource = await createDataSource(connection, { entities: [OverviewEntity, DeadlineEntity, ForwardingEntity, WorkEntity, StatisticEntity, ...QUALITY_ENTITIES, ...REVIEW_ENTITIES], migrations: [ConsumerPositions1700000001000] });
  const runner = new ProjectionRunner({
    dataSource,
    feed: readModelFeed(virtual?.log ?? runtime.log),
    ...(virtual ? { feedOf: (projection: string) => readModelFeed(virtual.log, projection === deadlinesProjection.name ? undefined : virtual.gate) } : {}),
    projections: [overviewProjection(runtime), deadlinesProjection, forwardingsProjection, workProjection(runtime), statisticsProjection(runtime), qualityProjection, reviewsProjection],
    onFailure: (projection, err) => log.error({ projection, err }, 'projection failed'),
  });
  runner.start();
  return {
    dataSource,
    runner,
    stop: async () => {
      await runner.stop();
      await dataSource.destroy();
    },
  };
}
