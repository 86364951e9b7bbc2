import { CommandHandler, type CommandHandlerParts, EventStoreDbLog, FileCabinet } from '@juanzong/event-store';
import type { Clock, Instant } from '@juanzong/kernel';
import { FileDocumentStore } from '@juanzong/documents';
import { loadPolicyBook } from '@juanzong/policy/loader';
import type { ServiceRuntime } from '@juanzong/service-kit';
import { openVault } from '@juanzong/vault';
import { EventStoreDBClient } from '@eventstore/db-client';
import { setTimeout as sleep } from 'node:timers/promises';
import { applyErasures } from './apply-erasures.js';
import { platformRegistry } from './contracts.js';
import { calendarOf } from './simulation/calendar-of.js';

export interface RuntimeParts {
  /** `esdb://…`: the embedded server or a cluster. */
  readonly eventStore: string;
  readonly vaultDirectory: string;
  readonly documentsDirectory: string;
  readonly clock: Clock;
  /** Where erasures are noted for whoever restores an older vault. */
  readonly erasureList?: string;
  readonly onAppend?: CommandHandlerParts['onAppend'];
  /** The store lives and dies in this process: no other writer can have written the same command. */
  readonly soleWriter?: boolean;
}

export interface OpenRuntime {
  readonly runtime: ServiceRuntime;
  /** The position of the store's last entry when it was opened. */
  readonly head: bigint | undefined;
  /** When the last entry of the store was recorded. */
  newest(): Promise<Instant | undefined>;
  close(): Promise<void>;
}

const FIRST_PAUSE_MS = 5;
/** The client's `dispose` also waits for calls that have ended already and never say so again; the store ends what is left. */
const DISPOSE_LIMIT_MS = 1_000;

/** Connects the one client of this process and puts together what every service works with. */
export async function openRuntime({ eventStore, vaultDirectory, documentsDirectory, clock, erasureList, onAppend, soleWriter = false }: RuntimeParts): Promise<OpenRuntime> {
  const client = EventStoreDBClient.connectionString(eventStore);
  const vault = await openVault({ directory: vaultDirectory, clock, ...(erasureList === undefined ? {} : { erasureList }) });
  const registry = platformRegistry();
  const log = new EventStoreDbLog(client);
  const cabinet = new FileCabinet(log, registry, vault);
  const pause = (attempt: number): Promise<void> => sleep(FIRST_PAUSE_MS * 2 ** attempt);
  const handler = new CommandHandler({ log, cabinet, registry, vault, clock, pause, soleWriter, ...(onAppend ? { onAppend } : {}) });
  const documents = new FileDocumentStore(documentsDirectory, vault);
  await applyErasures(log, vault);
  const runtime: ServiceRuntime = { clock, log, registry, vault, documents, cabinet, handler, book: loadPolicyBook(), get calendar() { return calendarOf(clock); } };
  return {
    runtime,
    head: await log.head(),
    newest: () => log.newest(),
    close: async () => {
      await Promise.race([client.dispose(), sleep(DISPOSE_LIMIT_MS, undefined, { ref: false })]);
      await vault.close();
    },
  };
}
