import type { INestApplication } from '@nestjs/common';
import type { EventLog } from '@juanzong/event-store';
import { BEFORE_FIRST, CaseFileServer, type CheckpointLog, connectCaseFileServer, InProcessTransport, MemoryRelayCheckpoints, type Message, opened, Relay } from '@juanzong/messaging';
import type { Log, Metrics } from '@juanzong/observability';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { relayFeed, streamReader } from './feeds/relay-feed.js';
import { messagingMeasured } from './measure.js';
import { PositionsInStep } from './positions/positions-in-step.js';
import { PostgresPositions } from './positions/postgres-positions.js';
import { storeCheckpoints } from './positions/store-checkpoints.js';
import { Turns } from './simulation/turns.js';
import { understandByFolding } from './understand-by-folding.js';

const CONTEXTS = ['intake', 'eligibility', 'assignment', 'quality-review'] as const;

export interface Consumers {
  readonly servers: readonly CaseFileServer[];
  readonly byContext: ReadonlyMap<string, CaseFileServer>;
  readonly relay: Relay;
  /** On a virtual clock: the places of all contexts, kept at rest. */
  readonly inStep: PositionsInStep | undefined;
  /** Keeps again which streams stand still, after the tables that said so were lost. */
  parkAgain(): Promise<void>;
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
  /** The one subscription that everybody shares, the relay too. */
  readonly shared: Pick<EventLog, 'follow'>;
  /** Passed before any context works on anything; on a virtual clock alone. */
  readonly bus?: { passed(): Promise<void> } | undefined;
  /** Told of the entries after `head` in the order of the log, when the bus has them; on a virtual clock alone. */
  readonly onEntries?: ((messages: readonly Message[]) => void) | undefined;
}

/** In virtual time a handler that waits for its turn must not take the place of the one it waits for. */
const VIRTUAL_CONCURRENCY = 100_000;
/** In real time places are kept so often at the most. */
const GATHER_MS = 200;
/** In virtual time a year passes in minutes: places are kept every so many entries. */
const VIRTUAL_KEPT = 300;

/** The in-process bus: relay, and one Nest server with its own position and lanes for every context. */
export async function startConsumers({ app, runtime, dataSource, head, log, metrics, shared, bus, onEntries }: Parts): Promise<Consumers> {
  const transport = new InProcessTransport({ onError: (group, err) => log.error({ context: group, err }, 'delivery failed') });
  const measured = messagingMeasured(metrics, log);
  const inStep = runtime.clock.kind === 'virtual' ? await PositionsInStep.open(new PostgresPositions(dataSource), CONTEXTS, VIRTUAL_KEPT) : undefined;
  const positions = inStep ?? new PostgresPositions(dataSource);
  const turns = inStep && new Turns(CONTEXTS, inStep.place);
  const late = (work: () => Promise<void>) => async (): Promise<void> => {
    await bus?.passed();
    await work();
  };
  const servers = CONTEXTS.map((context) => {
    for (const stream of inStep?.parkedAtStart(context) ?? []) turns?.leave(context, stream);
    const inTurn = turns && { around: (message: Message, work: () => Promise<void>) => turns.take(context, message, late(work)), concurrency: VIRTUAL_CONCURRENCY, maxQueued: VIRTUAL_CONCURRENCY };
    const server = new CaseFileServer({
      ...(inTurn ?? { gatherMs: GATHER_MS }),
      context, transport, reader: streamReader(runtime.log), positions, clock: runtime.clock, checkpoints: inStep ? writtenOnly(storeCheckpoints(runtime)) : storeCheckpoints(runtime), metrics: measured,
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
  const relay = new Relay({ feed: relayFeed(shared), transport, checkpoints: new MemoryRelayCheckpoints(head ?? BEFORE_FIRST), metrics: measured, ...(onEntries ? { onPublished: (messages) => onEntries(messages.map(opened)) } : {}) });
  await relay.start();
  return {
    servers,
    byContext: new Map(CONTEXTS.map((context, i) => [context, servers[i] as CaseFileServer])),
    relay,
    inStep,
    parkAgain: async () => {
      for (const [i, { runner }] of servers.entries()) for (const parked of runner.parked()) await positions.park(CONTEXTS[i] ?? '', parked);
    },
    stop: async () => {
      await relay.stop();
      turns?.close();
      await Promise.all(servers.map((server) => server.close()));
      const last = newestOf(runtime, head);
      if (last !== undefined && servers.every(({ runner }) => runner.position >= last)) await inStep?.keep(last);
      await transport.close();
    },
  };
}

/** The position of the store's last entry, `head` if nothing was written since. */
export const newestOf = ({ cabinet }: Pick<ServiceRuntime, 'cabinet'>, head: bigint | undefined): bigint | undefined =>
  (head !== undefined && head > cabinet.newestPosition ? head : cabinet.newestPosition);

/** Each context notes its place at another time: who begins from these places does not take turns with the others. */
const writtenOnly = (checkpoints: CheckpointLog): CheckpointLog => ({ ...checkpoints, read: () => Promise.resolve(undefined) });
