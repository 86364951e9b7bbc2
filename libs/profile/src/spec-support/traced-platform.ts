import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AssignmentModule } from '@juanzong/assignment-service';
import { OverviewEntity, overviewProjection } from '@juanzong/case-history-service';
import { DeadlineEntity, deadlinesProjection } from '@juanzong/deadlines';
import { EligibilityModule } from '@juanzong/eligibility-service';
import { CommandHandler, type CommandHandlerParts, FileCabinet } from '@juanzong/event-store';
import { MemoryEventLog } from '@juanzong/event-store/testing';
import { createHttpApp, type HttpAppOptions } from '@juanzong/http';
import { IntakeModule } from '@juanzong/intake-service';
import { CaseFileServer, connectCaseFileServer, InProcessTransport, MemoryPositionStore, MemoryRelayCheckpoints, type MessagingMetrics, Relay } from '@juanzong/messaging';
import type { TracingHooks } from '@juanzong/observability';
import type { DataSource } from 'typeorm';
import { createDataSource, ProjectionRunner, startEmbeddedPostgres } from '@juanzong/read-model';
import { ownershipRefusals, policyRefusals, RuntimeModule, type ServiceRuntime, storeRefusalOf, storeRefusals } from '@juanzong/service-kit';
import { platformRules } from '@juanzong/testing';
import { MemoryDocumentStore, MemoryServiceVault, personaTokens, TestClock } from '@juanzong/testing/service';
import { platformRegistry } from '../contracts.js';
import { relayFeed, streamReader } from '../feeds/relay-feed.js';

const CONTEXTS = ['intake', 'eligibility', 'assignment'] as const;
const FRESH_MS = 20_000;

export interface TracedAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Who measures, where somebody does. */
export interface Measured {
  readonly onHandled?: CommandHandlerParts['onHandled'];
  readonly onAnswer?: HttpAppOptions['onAnswer'];
  readonly messaging?: MessagingMetrics;
}

export interface TracedPlatform {
  readonly log: MemoryEventLog;
  readonly clock: TestClock;
  readonly dataSource: DataSource;
  readonly relay: Relay;
  readonly byContext: ReadonlyMap<string, CaseFileServer>;
  readonly runner: ProjectionRunner;
  /** One request; `headers` besides those every request has. */
  send(method: 'GET' | 'POST', persona: string, url: string, body?: object, headers?: Record<string, string>): Promise<TracedAnswer>;
  /** Resolves when everything written was published, worked on by every context and projected. */
  settled(): Promise<void>;
  /** Fills a read model anew, from the first entry. */
  rebuild(projection: string): Promise<void>;
  stop(): Promise<void>;
}

/** Three contexts over a log in memory, with the bus of one process and two read models, every part given its hook as a profile gives it. */
export async function tracedPlatform(hooks: TracingHooks | undefined, httpLog: HttpAppOptions['log'], measured: Measured = {}): Promise<TracedPlatform> {
  const folder = mkdtempSync(join(tmpdir(), 'traced-'));
  const postgres = await startEmbeddedPostgres({ dataDirectory: folder });
  const dataSource = await createDataSource(postgres, { entities: [OverviewEntity, DeadlineEntity] });
  const [log, clock, registry] = [new MemoryEventLog(), new TestClock('2024-11-05T02:00:00.000Z'), platformRegistry()];
  const vault = new MemoryServiceVault(clock);
  const cabinet = new FileCabinet(log, registry, vault);
  const handler = new CommandHandler({ log, cabinet, registry, vault, clock, onHandled: measured.onHandled ?? hooks?.handled });
  const runtime: ServiceRuntime = { log, clock, vault, registry, cabinet, handler, ...platformRules(), documents: new MemoryDocumentStore(vault) };
  const app = await createHttpApp([RuntimeModule.of(runtime), IntakeModule, EligibilityModule, AssignmentModule], {
    verifier: personaTokens, clock, log: httpLog, catalogues: [policyRefusals, ownershipRefusals, storeRefusals], refusalOf: storeRefusalOf, tracing: hooks?.requests, onAnswer: measured.onAnswer,
  });
  const transport = new InProcessTransport({ partitions: 2 });
  const positions = new MemoryPositionStore();
  const servers = CONTEXTS.map((context) => {
    const traced = hooks && ((...[message, attempt, work]: [Parameters<TracingHooks['handling']>[1], number, () => Promise<void>]) => hooks.handling(context, message, attempt, work));
    const server = new CaseFileServer({ context, transport, positions, clock, reader: streamReader(log), traced, metrics: measured.messaging });
    connectCaseFileServer(app, server);
    for (const { contract } of registry.all()) server.understand(contract.type);
    return server;
  });
  await app.startAllMicroservices();
  const relay = new Relay({ feed: relayFeed(log), transport, checkpoints: new MemoryRelayCheckpoints(), onPublished: hooks?.published });
  await relay.start();
  const projections = [overviewProjection(runtime), deadlinesProjection];
  const runner = new ProjectionRunner({ dataSource, feed: log, projections, onCommitted: hooks?.committed });
  runner.start();
  await runner.waitUntilCaughtUp(FRESH_MS);
  let keys = 0;
  return {
    log,
    clock,
    dataSource,
    relay,
    runner,
    byContext: new Map(CONTEXTS.map((context, i) => [context, servers[i] as CaseFileServer])),
    send: async (method, persona, url, body, headers = {}) => {
      keys += 1;
      const response = await app.inject({ method, url, headers: { authorization: `Bearer ${persona}`, 'idempotency-key': `traced-${keys}`, ...headers }, ...(body ? { payload: body } : {}) });
      return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
    },
    settled: async () => {
      for (let head = -1n; head !== (log.all.at(-1)?.position ?? 0n); ) {
        head = log.all.at(-1)?.position ?? 0n;
        await relay.idle(head);
        for (const { runner: consumer } of servers) await consumer.idle(head);
        for (const { name } of projections) await runner.waitFor(name, head, FRESH_MS);
      }
    },
    rebuild: (projection) => runner.rebuild(projection),
    stop: async () => {
      await relay.stop();
      await app.close();
      await runner.stop();
      await transport.close();
      await dataSource.destroy();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
