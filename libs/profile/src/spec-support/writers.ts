import { type AssignmentReactions, AssignmentModule, AssignmentReactions as AssignmentKeeper } from '@juanzong/assignment-service';
import { chinaCalendar } from '@juanzong/calendar';
import type { Entry } from '@juanzong/case-file';
import { CrossRegionTransferModule, TransferKeeper } from '@juanzong/cross-region-transfer-service';
import { FileDocumentStore } from '@juanzong/documents';
import { EligibilityModule, EligibilityReactions } from '@juanzong/eligibility-service';
import { startEmbeddedEventStore } from '@juanzong/embedded-event-store';
import { CommandHandler, FileCabinet } from '@juanzong/event-store';
import { EventStoreDbLog } from '@juanzong/event-store/client';
import { createHttpApp } from '@juanzong/http';
import { IntakeModule, IntakeReactions } from '@juanzong/intake-service';
import { contextTransport } from '@juanzong/messaging';
import { loadPolicyBook } from '@juanzong/policy/loader';
import { QualityReactions, QualityReviewModule } from '@juanzong/quality-review-service';
import { type DeadlineKeeper, ownershipRefusals, policyRefusals, RuntimeModule, type ServiceRuntime, storeRefusalOf, storeRefusals } from '@juanzong/service-kit';
import { personaTokens, TestClock } from '@juanzong/testing/service';
import { openVault } from '@juanzong/vault';
import { EventStoreDBClient } from '@eventstore/db-client';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platformRegistry } from '../contracts.js';

const CONTEXTS = ['intake', 'eligibility', 'assignment', 'cross-region-transfer', 'quality-review'] as const;

/** Hands entries to the reactions of one context, as its consumer does. */
class Deliveries extends Server implements CustomTransportStrategy {
  constructor(context: string) {
    super();
    this.transportId = contextTransport(context);
  }

  listen(started: () => void): void {
    started();
  }

  close(): void {
    this.messageHandlers.clear();
  }

  on(): never {
    throw new Error('nobody listens');
  }

  unwrap<T>(): T {
    throw new Error('nothing within');
  }

  async deliver(entry: Entry): Promise<void> {
    for (let handler = this.getHandlerByPattern(entry.type); handler; handler = handler.next ?? null) {
      // What a reaction throws comes as a stream that fails.
      const answer: unknown = await handler({ entry });
      if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined });
    }
  }
}

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** All five services as one process runs them, with a cabinet of its own: what others write it does not know until it must. */
export interface Writer {
  readonly runtime: ServiceRuntime;
  get(persona: string, path: string): Promise<Answer>;
  /** @param key the Idempotency-Key; another one for every request unless told. */
  post(persona: string, path: string, body: object, key?: string): Promise<Answer>;
  /** What the services do because of an entry. */
  react(entry: Entry): Promise<void>;
  readonly keepers: ReadonlyMap<string, DeadlineKeeper>;
}

export interface Writers {
  readonly clock: TestClock;
  readonly writers: readonly Writer[];
  /** What was logged as an error: there should be nothing. */
  readonly failures: readonly unknown[];
  /** The entries of a stream from a revision on, read from the store itself. */
  entriesOf(stream: string, from?: number): Promise<Entry[]>;
  stop(): Promise<void>;
}

type App = Awaited<ReturnType<typeof createHttpApp>>;
/** Lists are not asked for here. */
const noLists = {} as Parameters<typeof CrossRegionTransferModule.of>[0];
const DISPOSE_LIMIT_MS = 1_000;

/** So many processes over one embedded store that they reach with the real client; one vault, for the keys are one. */
export async function openWriters(count: number, at: string): Promise<Writers> {
  const directory = await mkdtemp(join(tmpdir(), 'juanzong-writers-'));
  const store = await startEmbeddedEventStore({ dataDirectory: join(directory, 'store') });
  const clock = new TestClock(at);
  const vault = await openVault({ directory: join(directory, 'vault'), clock });
  const shared = { vault, clock, registry: platformRegistry(), book: loadPolicyBook(), calendar: chinaCalendar(), documents: new FileDocumentStore(directory, vault) };
  const failures: unknown[] = [];
  const opened = await Promise.all(Array.from({ length: count }, async (_, i) => {
    const client = EventStoreDBClient.connectionString(store.connectionString);
    const log = new EventStoreDbLog(client);
    const cabinet = new FileCabinet(log, shared.registry, vault);
    const runtime: ServiceRuntime = { ...shared, log, cabinet, handler: new CommandHandler({ ...shared, log, cabinet }) };
    return { client, log, ...(await writerOf(runtime, i, failures)) };
  }));
  const [first] = opened;
  if (!first) throw new Error('no writer');
  return {
    clock,
    failures,
    writers: opened,
    entriesOf: async (stream, from = 0) => {
      const entries: Entry[] = [];
      for await (const { entry } of first.log.read(stream, from)) entries.push(entry);
      return entries;
    },
    stop: async () => {
      await Promise.all(opened.map(({ app }) => app.close()));
      await Promise.all(opened.map(({ client }) => Promise.race([client.dispose(), new Promise((end) => setTimeout(end, DISPOSE_LIMIT_MS).unref())])));
      await vault.close();
      await store.stop();
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** One process: its services over a runtime, without anything that listens. */
export async function writerOf(runtime: ServiceRuntime, ordinal: number, failures: unknown[]): Promise<Writer & { readonly app: App }> {
  const app = await createHttpApp(
    [
      RuntimeModule.of(runtime), IntakeModule, EligibilityModule, AssignmentModule, QualityReviewModule, CrossRegionTransferModule.of(noLists, { waitFor: () => Promise.resolve(true) }),
    ],
    { verifier: personaTokens, clock: runtime.clock, log: { info: () => undefined, error: (about) => void failures.push(about) }, catalogues: [policyRefusals, ownershipRefusals, storeRefusals], refusalOf: storeRefusalOf, accessLog: false },
  );
  const deliveries = CONTEXTS.map((context) => new Deliveries(context));
  for (const strategy of deliveries) app.connectMicroservice({ strategy });
  await app.startAllMicroservices();
  await app.init();
  let keys = 0;
  const sent = async (method: 'GET' | 'POST', persona: string, url: string, payload?: object, key?: string): Promise<Answer> => {
    keys += 1;
    const headers = { authorization: `Bearer ${persona}`, 'idempotency-key': key ?? `writer-${ordinal}-${keys}` };
    const response = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
  };
  const keeper = (token: typeof IntakeReactions | typeof EligibilityReactions | typeof AssignmentKeeper | typeof QualityReactions | typeof TransferKeeper): DeadlineKeeper =>
    app.get<IntakeReactions | EligibilityReactions | AssignmentReactions | QualityReactions | TransferKeeper>(token, { strict: false });
  return {
    app,
    runtime,
    get: (persona, path) => sent('GET', persona, path),
    post: (persona, path, body, key) => sent('POST', persona, path, body, key),
    react: async (entry) => {
      for (const one of deliveries) await one.deliver(entry).catch((error: unknown) => failures.push({ reactionTo: entry.type, stream: entry.stream, error: String(error) }));
    },
    keepers: new Map([
      ['intake', keeper(IntakeReactions)], ['eligibility', keeper(EligibilityReactions)], ['assignment', keeper(AssignmentKeeper)], ['quality-review', keeper(QualityReactions)],
      ['cross-region-transfer', keeper(TransferKeeper)],
    ]),
  };
}
