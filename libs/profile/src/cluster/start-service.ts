import { DeadlineEntity, deadlinesProjection } from '@juanzong/deadlines';
import { startBullDeadlines } from '@juanzong/deadlines/bullmq';
import { createHttpApp } from '@juanzong/http';
import { OidcVerifier } from '@juanzong/identity';
import type { Clock } from '@juanzong/kernel';
import { type Log, NestLogger, ObservabilityModule } from '@juanzong/observability';
import { CheckpointWatch, connectionOf, createDataSource, migrate, type Projection } from '@juanzong/read-model';
import { ownershipRefusals, policyRefusals, RuntimeModule, storeRefusalOf, storeRefusals } from '@juanzong/service-kit';
import { SharedLog } from '../feeds/shared-log.js';
import { foundStore } from '../found-store.js';
import { commandsMeasured, deadlinesMeasured, requestsMeasured } from '../measure.js';
import { OpsModule } from '../ops/ops.module.js';
import { ConsumerPositions1700000001000, POSITION_TABLES } from '../positions/positions.migration.js';
import { PostgresPositions } from '../positions/postgres-positions.js';
import { realClock } from '../real-clock.js';
import { Shutdown } from '../shutdown.js';
import { startDeadlines } from '../start-deadlines.js';
import { ClusterOpsDesk } from './cluster-ops-desk.js';
import { QUEUE_PREFIX } from './queue-prefix.js';
import { addServiceHealth } from './service-health.js';
import type { ClusterService } from './cluster-service.js';
import { furthestIn, mustNotBeAhead } from './must-not-be-ahead.js';
import { instrumentsOf } from './instruments.js';
import { KeptReadModels } from './kept-read-models.js';
import { type ClusterConfig, openCluster } from './open-cluster.js';
import { servicePositionsMeasured } from './service-measures.js';
import { startContext } from './start-context.js';
import { clusterTime } from './time/cluster-time.js';
import { UNPARK_TABLES, UnparkRequests1700000003000 } from './unpark-requests.migration.js';

/** A service that answers. */
export interface RunningService {
  readonly url: string;
  /** Resolves when every part has ended in order; what was acknowledged is on disk. */
  stop(): Promise<void>;
}

/** Starts one service of the cluster on the stores that the configuration names. If any part cannot start, what was started is stopped again. */
export async function startService(service: ClusterService, config: ClusterConfig, clock: Clock, log: Log): Promise<RunningService> {
  const shutdown = new Shutdown();
  try {
    return await start(service, config, { clock, log, shutdown });
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

const MINUTE_MS = 60_000;
const TABLES = [...POSITION_TABLES, ...UNPARK_TABLES];

async function start(service: ClusterService, config: ClusterConfig, { clock, log, shutdown }: { clock: Clock; log: Log; shutdown: Shutdown }): Promise<RunningService> {
  const instruments = await instrumentsOf(service.name, config.otlp, log);
  const { health, metrics, tracing } = instruments;
  shutdown.add(() => tracing.stop());
  const cluster = await openCluster(config, clock, instruments);
  const { runtime, head, headNow } = cluster;
  shutdown.add(() => cluster.close());
  await foundStore(runtime);
  const connection = connectionOf(config.postgres);
  const dataSource = await createDataSource(connection, {
    entities: [...new Set([DeadlineEntity, ...service.entities])], migrations: [ConsumerPositions1700000001000, UnparkRequests1700000003000], tables: TABLES,
  });
  shutdown.add(() => dataSource.destroy());
  await mustNotBeAhead(() => furthestIn(dataSource), headNow);
  const repair = async (): Promise<void> => void (await migrate(dataSource, TABLES));
  const positions = new PostgresPositions(dataSource);
  const time = await clusterTime(service, clock, config, cluster);
  const reading = { dataSource, waits: new CheckpointWatch(dataSource) };
  const app = await createHttpApp(
    [RuntimeModule.of(runtime), ObservabilityModule.of(health, metrics), ...service.modules(reading, { published: config.published, queues: { redisUrl: config.redis, prefix: QUEUE_PREFIX }, log }), OpsModule.of(new ClusterOpsDesk(dataSource, positions), log), ...(time?.modules ?? [])],
    {
      verifier: new OidcVerifier({ issuer: config.issuer, audience: config.audience, clock: realClock }), clock, log, nestLogger: new NestLogger(log), catalogues: [policyRefusals, ownershipRefusals, storeRefusals],
      refusalOf: storeRefusalOf, onCommand: commandsMeasured(metrics, log), onAnswer: requestsMeasured(metrics), tracing: tracing.hooks?.requests, ...(service.bodyLimits ? { bodyLimits: service.bodyLimits } : {}),
    },
  );
  shutdown.add(() => app.close());
  const shared = new SharedLog(runtime.log, head, (err) => log.error({ err }, 'the log could not be followed'));
  shutdown.add(() => shared.close());
  const keep = (name: string, projections: readonly Projection[]): KeptReadModels => {
    const kept = new KeptReadModels({ name, connection, dataSource, log: shared, projections, repair, instruments });
    shutdown.add(() => kept.stop());
    return kept;
  };
  const own = service.projections(runtime);
  // Whoever keeps deadlines may keep their table too: it does not depend on any one service.
  const kept = [...(own.length > 0 ? [keep(service.name, own)] : []), ...(service.keeper ? [keep(deadlinesProjection.name, [deadlinesProjection])] : [])];
  const server = service.reacts ? await startContext({ service, app, runtime, dataSource, positions, repair, config, instruments }, shutdown) : undefined;
  if (service.keeper && !time) {
    const deadlines = startDeadlines({
      runtime, ...reading, head, log, metrics, firing: tracing.hooks?.firing, keepers: new Map([[service.name, app.get(service.keeper)]]),
      start: (parts) => startBullDeadlines({ ...parts, redisUrl: config.redis, prefix: QUEUE_PREFIX }),
    });
    shutdown.add(() => deadlines.stop());
  }
  const work = time ? undefined : service.work?.({ runtime, published: config.published, sealAfterMs: config.sealAfter * MINUTE_MS, log });
  if (work) shutdown.add(() => work.stop());
  servicePositionsMeasured(metrics, { headNow, server, reading, projections: [...own, ...(service.keeper ? [deadlinesProjection] : [])].map(({ name }) => name), kept, context: service.name }, log);
  if (service.supervises) deadlinesMeasured(metrics, dataSource, log, clock);
  time?.open({ app, reading, server, log });
  addServiceHealth(health, { runtime, dataSource, kept, server });
  await app.listen(config.port, config.host);
  return { url: await app.getUrl(), stop: () => shutdown.run() };
}
