import { EventStoreDBClient } from '@eventstore/db-client';
import { EventStoreDbLog } from '@juanzong/event-store/client';
import { BEFORE_FIRST, Relay } from '@juanzong/messaging';
import { applyTopics, CASE_FILES_TOPIC, kafkaConnectionOf, KafkaTransport, PartitionsDiffer, TopicMissing } from '@juanzong/messaging/kafka';
import type { ConfigOf, RELAY_SETTINGS } from '@juanzong/config';
import { createHttpApp, type TokenVerifier } from '@juanzong/http';
import { type Clock, refuse } from '@juanzong/kernel';
import { type Log, NestLogger, ObservabilityModule } from '@juanzong/observability';
import { connectionOf, createDataSource, Lease } from '@juanzong/read-model';
import { fileURLToPath } from 'node:url';
import { disposeOf } from './dispose-client.js';
import { relayFeed } from '../feeds/relay-feed.js';
import { messagingMeasured, requestsMeasured } from '../measure.js';
import { Shutdown } from '../shutdown.js';
import { instrumentsOf } from './instruments.js';
import { mustNotBeAhead, StoreBehind } from './must-not-be-ahead.js';
import { PostgresRelayCheckpoints, RELAY_TABLES, RelayPosition1700000002000 } from './relay-checkpoints.js';
import type { RunningService } from './start-service.js';

/** Idle partitions are told where the relay stands, so that consumers know that they lack nothing. */
const HEARTBEAT_MS = 1_000;
/** While much is published a place is told so often at the most. Virtual time waits for every one. */
const HEARTBEAT_GAP_MS = 250;
/** Entries that go into one transaction at the most. */
const READ_AHEAD = 4_096;
/** A transaction takes some milliseconds, tens where the machine is busy: then fewer of them leave it more. */
const GATHER_MS = 50;
/** What is away is asked again within seconds of its return. */
const BACK_OFF = { firstMs: 100, factor: 2, maxMs: 5_000 };
/** So long a failure is the present state, unless another relay holds the lease meanwhile. */
const FAILS_MS = 15_000;
/** Who was found holding it so often in a row, half a second apart, does publish: one that fails gives it up at once. */
const PUBLISHES_AFTER = 4;
const NAME = 'event-relay';
/** Where the topics are declared: with the program, in its image and in a checkout. */
const TOPICS_FILE = fileURLToPath(new URL('../../../../infra/kafka/topics.yaml', import.meta.url));

export type RelayConfig = ConfigOf<typeof RELAY_SETTINGS>;

/** Nobody signs in at the relay: it answers for its health alone. */
const NOBODY: TokenVerifier = { verifyToken: () => refuse('identity.unauthenticated') };

/** Event store → Kafka: one relay at a time publishes, the others stand by. */
export async function startRelay(config: RelayConfig, clock: Clock, log: Log): Promise<RunningService> {
  const shutdown = new Shutdown();
  try {
    return await start(config, clock, log, shutdown);
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

async function start(config: RelayConfig, clock: Clock, log: Log, shutdown: Shutdown): Promise<RunningService> {
  const { health, metrics, tracing } = await instrumentsOf(NAME, config.otlp, log);
  shutdown.add(() => tracing.stop());
  const client = EventStoreDBClient.connectionString(config.eventStore);
  shutdown.add(() => disposeOf(client));
  const store = new EventStoreDbLog(client);
  const connection = connectionOf(config.postgres);
  const dataSource = await createDataSource(connection, { entities: [], migrations: [RelayPosition1700000002000], tables: RELAY_TABLES });
  shutdown.add(() => dataSource.destroy());
  let relay: Relay | undefined;
  // Virtual time waits for everything that is said.
  const waits = clock.kind !== 'virtual';
  const { hooks } = tracing;
  const publish = async (signal: AbortSignal): Promise<void> => {
    const kafka = kafkaConnectionOf({ brokers: config.kafka, clientId: `juanzong-${config.instance ?? NAME}`, tls: config.kafkaTls, login: config.kafkaLogin });
    const transport = new KafkaTransport({
      kafka, publishes: true, heartbeatGapMs: waits ? HEARTBEAT_GAP_MS : 0, restoreTopic: () => applyTopics({ ...kafka, file: TOPICS_FILE }), headersOf: hooks && ((message) => ({ traceparent: hooks.traceparentOf(message) })),
      onError: (where, err) => log.warn({ where, err }, 'the bus failed and is tried again'),
    });
    const fenced = new AbortController();
    const ends = AbortSignal.any([signal, fenced.signal]);
    const checkpoints = new PostgresRelayCheckpoints(dataSource, CASE_FILES_TOPIC);
    const running = new Relay({ feed: relayFeed({ follow: (after, options) => store.followUnopened(after, options) }), transport, checkpoints, heartbeatEveryMs: HEARTBEAT_MS, gatherMs: waits ? GATHER_MS : 0, readAhead: READ_AHEAD, backOff: BACK_OFF, metrics: messagingMeasured(metrics, log), onFenced: () => fenced.abort(), onPublished: hooks?.published });
    try {
      await mustNotBeAhead(() => checkpoints.load(), () => store.head());
      await running.start();
      relay = running;
      stands = undefined;
      if (!ends.aborted) await new Promise<void>((resolve) => ends.addEventListener('abort', () => resolve(), { once: true }));
    } finally {
      relay = undefined;
      await running.stop();
      await transport.close();
    }
  };
  /** What keeps the relay from publishing while it is its turn, and when that was last tried. */
  let stands: { readonly why: string; readonly atMs: number } | undefined;
  const lease = new Lease({
    connection, name: NAME,
    onFailure: (err) => {
      stands = { why: reasonOf(err), atMs: performance.now() };
      log.error({ where: NAME, err }, 'the relay stopped and is tried again');
    },
    onStandingBy: (times) => {
      if (times >= PUBLISHES_AFTER) stands = undefined;
    },
    onChange: (held) => log.info({ where: NAME, outcome: held ? 'held' : 'released' }, 'lease of the relay'),
  });
  const stopping = new AbortController();
  const app = await createHttpApp([ObservabilityModule.of(health, metrics)], { verifier: NOBODY, clock, log, nestLogger: new NestLogger(log), onAnswer: requestsMeasured(metrics) });
  shutdown.add(() => app.close());
  const held = lease.hold(publish, stopping.signal);
  shutdown.add(async () => {
    stopping.abort();
    await held;
  });
  health.add({ name: 'process', kind: 'live', check: () => ({ ok: true }) });
  health.add({ name: 'event-store', kind: 'ready', check: async () => ({ ok: true, detail: `head ${(await store.head()) ?? BEFORE_FIRST}` }) });
  health.add({
    name: 'relay', kind: 'ready',
    check: () => {
      if (relay) return { ok: true, detail: `publishing, at ${relay.position}` };
      // Who fails tries again within a second or so; a failure of long ago is another's turn now.
      return stands && performance.now() - stands.atMs < FAILS_MS ? { ok: false, detail: stands.why } : { ok: true, detail: 'standing by' };
    },
  });
  metrics.beforeAnswer(async () => {
    if (relay) metrics.position('relay', relay.position);
    else metrics.positionElsewhere('relay');
    const head = await store.head().catch(() => undefined);
    if (head !== undefined) metrics.position('store', head);
  });
  await app.listen(config.port, config.host);
  return { url: await app.getUrl(), stop: () => shutdown.run() };
}

/** Own words are shown; what others say might quote anything, and is in the log by its name. */
const reasonOf = (error: unknown): string => (error instanceof StoreBehind || error instanceof TopicMissing || error instanceof PartitionsDiffer ? error.message : error instanceof Error ? error.name : 'failed');
