import type { INestApplication } from '@nestjs/common';
import type { EventLog } from '@juanzong/event-store';
import { BEFORE_FIRST, CaseFileServer, connectCaseFileServer, InProcessTransport, MemoryRelayCheckpoints, type Message, type MessagingMetrics, Relay } from '@juanzong/messaging';
import type { Log, Metrics } from '@juanzong/observability';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { relayFeed, streamReader } from './feeds/relay-feed.js';
import { GatheredPositions } from './positions/gathered-positions.js';
import { PostgresPositions } from './positions/postgres-positions.js';
import { storeCheckpoints } from './positions/store-checkpoints.js';
import { Turns } from './simulation/turns.js';

const CONTEXTS = ['intake', 'eligibility', 'assignment', 'quality-review'] as const;

export interface Consumers {
  readonly servers: readonly CaseFileServer[];
  readonly byContext: ReadonlyMap<string, CaseFileServer>;
  readonly relay: Relay;
  stop(): Promise<void>;
}

interface Parts {
  readonly app: INestApplication;
  readonly runtime: ServiceRuntime;
  readonly dataSource: DataSource;
  /** The store's head at start: the bus begins there, and consumers read what they lack from the store. */
  readonly head: bigint | undefined;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Whom the relay follows, where it shares a subscription. */
  readonly shared?: Pick<EventLog, 'follow'> | undefined;
  /** Passed before any context works on anything; on a virtual clock alone. */
  readonly bus?: { passed(): Promise<void> } | undefined;
  /** Told of every entry after `head` once the first context has worked on it; on a virtual clock alone. */
  readonly onEntry?: ((message: Message) => void) | undefined;
}

/** In virtual time a handler that waits for its turn must not take the place of the one it waits for. */
const VIRTUAL_CONCURRENCY = 100_000;
/** In virtual time a year passes in minutes: places are kept now and then. */
const VIRTUAL_GATHERED = 500;

/** The in-process bus: relay, and one Nest server with its own position and lanes for every context. */
export async function startConsumers({ app, runtime, dataSource, head, log, metrics, shared, bus, onEntry }: Parts): Promise<Consumers> {
  const transport = new InProcessTransport({ onError: (group, err) => log.error({ context: group, err }, 'delivery failed') });
  const measured = messagingMetrics(log, metrics);
  const gathered = runtime.clock.kind === 'virtual' ? new GatheredPositions(new PostgresPositions(dataSource), VIRTUAL_GATHERED) : undefined;
  const positions = gathered ?? new PostgresPositions(dataSource);
  const turns = runtime.clock.kind === 'virtual' ? new Turns(CONTEXTS, head ?? BEFORE_FIRST) : undefined;
  const late = (work: () => Promise<void>) => async (): Promise<void> => {
    await bus?.passed();
    await work();
  };
  const told = (context: string, message: Message): void => {
    if (context === CONTEXTS[0] && message.position > (head ?? BEFORE_FIRST)) onEntry?.(message);
  };
  const servers = CONTEXTS.map((context) => {
    const inTurn = turns && { around: (message: Message, work: () => Promise<void>) => turns.take(context, message, late(work)).then(() => told(context, message)), concurrency: VIRTUAL_CONCURRENCY, maxQueued: VIRTUAL_CONCURRENCY };
    const server = new CaseFileServer({
      ...inTurn,
      context, transport, reader: streamReader(runtime.log), positions, clock: runtime.clock, checkpoints: storeCheckpoints(runtime), metrics: measured,
      onParked: (parked, err) => {
        turns?.leave(context, parked.stream);
        log.error({ context, stream: parked.stream, type: parked.type, err }, 'stream parked');
      },
    });
    connectCaseFileServer(app, server);
    understandByFolding(server, runtime);
    return server;
  });
  await app.startAllMicroservices();
  const relay = new Relay({ feed: relayFeed(shared ?? runtime.log), transport, checkpoints: new MemoryRelayCheckpoints(head ?? BEFORE_FIRST), metrics: measured });
  await relay.start();
  return {
    servers,
    byContext: new Map(CONTEXTS.map((context, i) => [context, servers[i] as CaseFileServer])),
    relay,
    stop: async () => {
      await relay.stop();
      turns?.close();
      await Promise.all(servers.map((server) => server.close()));
      await gathered?.flush();
      await transport.close();
    },
  };
}

/** What a context may not skip but has no reaction to, it understands by folding. Types it does not know stay parked. */
function understandByFolding(server: CaseFileServer, { registry }: ServiceRuntime): void {
  const handled = new Set(server.handledTypes);
  for (const type of new Set(registry.all().map(({ contract }) => contract.type))) {
    if (!handled.has(type)) server.addHandler(type, () => Promise.resolve(), true);
  }
}

const messagingMetrics = (log: Log, metrics: Metrics): MessagingMetrics => ({
  relay: ({ waiting }) => metrics.relayLag(waiting),
  consumer: (context, { seen, done }) => metrics.consumerLag(context, Number(seen - done)),
  parked: (context, streams) => metrics.parkedStreams(context, streams),
  failed: (where, err) => log.warn({ where, err }, 'messaging failed and tries again'),
});
