import type { INestApplication } from '@nestjs/common';
import { CaseFileServer, connectCaseFileServer } from '@juanzong/messaging';
import { kafkaConnectionOf, KafkaTransport } from '@juanzong/messaging/kafka';
import { isOutage, type ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { streamReader } from '../feeds/relay-feed.js';
import { messagingMeasured } from '../measure.js';
import type { PostgresPositions } from '../positions/postgres-positions.js';
import { MendingPositions } from '../positions/mending-positions.js';
import { storeCheckpoints } from '../positions/store-checkpoints.js';
import type { Shutdown } from '../shutdown.js';
import { understandByFolding } from '../understand-by-folding.js';
import type { ClusterService } from './cluster-service.js';
import type { Instruments } from './instruments.js';
import type { ClusterConfig } from './open-cluster.js';
import { takeUpRequests } from './take-up-requests.js';
import { untilTheBusStands } from './until-the-bus-stands.js';

interface Parts {
  readonly service: ClusterService;
  readonly app: INestApplication;
  readonly runtime: ServiceRuntime;
  readonly dataSource: DataSource;
  readonly positions: PostgresPositions;
  /** Makes the tables of positions again. */
  readonly repair: () => Promise<void>;
  readonly config: ClusterConfig;
  readonly instruments: Instruments;
}

/** What is away is asked again within seconds of its return. */
const BACK_OFF = { firstMs: 100, factor: 2, maxMs: 5_000 };

/** Places are kept so often at the most. */
const GATHER_MS = 200;

/** Follows the bus for one context, as a member of its group. */
export async function startContext({ service: { name: context }, app, runtime, dataSource, positions: kept, repair, config, instruments: { log, metrics, tracing } }: Parts, shutdown: Shutdown): Promise<CaseFileServer> {
  const transport = new KafkaTransport({
    kafka: kafkaConnectionOf({ brokers: config.kafka, clientId: `juanzong-${config.instance ?? context}`, tls: config.kafkaTls, login: config.kafkaLogin }),
    ownClientId: config.instance !== undefined,
    onError: (where, err) => log.warn({ context, where, err }, 'the bus failed and is tried again'),
  });
  shutdown.add(() => transport.close());
  await untilTheBusStands(transport, context, log);
  const { hooks } = tracing;
  const positions = new MendingPositions(kept, repair, () => server.runner.parked());
  const server: CaseFileServer = new CaseFileServer({
    context, transport, reader: streamReader(runtime.log), positions, clock: runtime.clock, checkpoints: storeCheckpoints(runtime),
    metrics: messagingMeasured(metrics, log), gatherMs: GATHER_MS, isOutage, backOff: BACK_OFF,
    traced: hooks && ((message, attempt, work) => hooks.handling(context, message, attempt, work)),
    onParked: (parked, err) => log.error({ context, stream: parked.stream, type: parked.type, err }, 'stream parked'),
  });
  connectCaseFileServer(app, server);
  understandByFolding(server, runtime);
  await app.startAllMicroservices();
  shutdown.add(() => server.close());
  const requests = takeUpRequests({ dataSource, context, runner: server.runner, positions, repair, log });
  shutdown.add(() => requests.stop());
  return server;
}
