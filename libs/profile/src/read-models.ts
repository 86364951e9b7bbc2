import { OverviewEntity, overviewProjection, StatisticEntity, statisticsProjection, WorkEntity, workProjection } from '@juanzong/case-history-service';
import { checkedForwardings, ForwardingEntity, forwardingsProjection } from '@juanzong/cross-region-transfer-service';
import { DeadlineEntity, deadlinesProjection } from '@juanzong/deadlines';
import type { Entry } from '@juanzong/case-file';
import { type EventLog, OneAtATime } from '@juanzong/event-store';
import type { Log } from '@juanzong/observability';
import { checkedQuality, QUALITY_ENTITIES, qualityProjection, REVIEW_ENTITIES, reviewsProjection } from '@juanzong/quality-review-service';
import { type CheckedModel, type Connection, createDataSource, migrate, type Projection, ProjectionRunner } from '@juanzong/read-model';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { heldBack } from './feeds/held-back.js';
import { ConsumerPositions1700000001000, POSITION_TABLES } from './positions/positions.migration.js';

export interface ReadModels {
  readonly dataSource: DataSource;
  readonly runner: ProjectionRunner;
  /** Makes the tables again that read models and positions rest on, where they are gone; the rows follow by themselves. */
  repair(): Promise<void>;
  /** Told when positions and parked streams may have been lost with their tables. */
  onRepaired: () => Promise<void>;
  stop(): Promise<void>;
}

interface Following {
  readonly log: Log;
  /** The one subscription that everybody shares. */
  readonly shared: Pick<EventLog, 'follow'>;
  /** In virtual time all but the deadlines are held back while a lot is written. */
  readonly gate: { passed(): Promise<void> } | undefined;
}

/** Every table that anybody reads. */
export const READ_MODEL_ENTITIES = [OverviewEntity, DeadlineEntity, ForwardingEntity, WorkEntity, StatisticEntity, ...QUALITY_ENTITIES, ...REVIEW_ENTITIES];

/** Every read model of the platform. */
export const projectionsOf = (runtime: Pick<ServiceRuntime, 'vault' | 'registry' | 'cabinet'>): readonly Projection[] =>
  [overviewProjection(runtime), deadlinesProjection, forwardingsProjection, workProjection(runtime), statisticsProjection(runtime), qualityProjection, reviewsProjection];

/** The read models of other services than case history, which its check holds against the case files too. */
export const CHECKED_MODELS: readonly CheckedModel<Entry>[] = [checkedForwardings, ...checkedQuality];

/** In real time and under load a read model is at most so much older than the case files, unless a reader waits: what happens meanwhile is committed together. */
const GATHER_MS = 200;

/** Connects, migrates and starts every projection. */
export async function startReadModels(connection: Connection, runtime: ServiceRuntime, { log, shared, gate }: Following): Promise<ReadModels> {
  const dataSource = await createDataSource(connection, { entities: READ_MODEL_ENTITIES, migrations: [ConsumerPositions1700000001000], tables: POSITION_TABLES });
  const repairs = new OneAtATime();
  const repair = (): Promise<void> => repairs.run('repair', async () => {
    if (await migrate(dataSource, POSITION_TABLES)) await models.onRepaired();
  });
  const runner = new ProjectionRunner({
    dataSource,
    feed: shared,
    ...(gate ? { feedOf: (projection: string) => (projection === deadlinesProjection.name ? shared : heldBack(shared, gate)) } : {}),
    gatherMs: runtime.clock.kind === 'real' ? GATHER_MS : 0,
    projections: projectionsOf(runtime),
    repair,
    onFailure: (projection, err) => log.error({ projection, err }, 'projection failed'),
  });
  const models: ReadModels = {
    dataSource,
    runner,
    repair,
    onRepaired: () => Promise.resolve(),
    stop: async () => {
      await runner.stop();
      await dataSource.destroy();
    },
  };
  runner.start();
  return models;
}
