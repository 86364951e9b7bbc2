import type { DocumentStore } from '@juanzong/documents';
import { CommandHandler, type CommandHandlerParts, type FileCabinet, type StoreLog } from '@juanzong/event-store';
import { type Clock, dateOf, type Instant, startOfDay } from '@juanzong/kernel';
import { loadPolicyBook } from '@juanzong/policy/loader';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { Vault } from '@juanzong/vault';
import { setTimeout as sleep } from 'node:timers/promises';
import { applyErasures } from './apply-erasures.js';
import { calendarOf } from './simulation/calendar-of.js';

/** What a runtime is put together from, whatever the profile. */
export interface AssemblyParts {
  readonly log: StoreLog;
  readonly vault: Vault;
  readonly documents: DocumentStore;
  readonly cabinet: FileCabinet;
  readonly registry: ServiceRuntime['registry'];
  readonly clock: Clock;
  /** What else the handler is told. */
  readonly handling: { readonly [Key in 'soleWriter' | 'staleAfterMs' | 'onAppend' | 'onHandled']?: CommandHandlerParts[Key] | undefined };
  /** Another handler than the one that writes. */
  readonly Handler?: typeof CommandHandler;
}

/** What every service works with, and how far its store is. */
export interface Assembled {
  readonly runtime: ServiceRuntime;
  /** The position of the store's last entry when it was opened. */
  readonly head: bigint | undefined;
  /** The position of its last entry now. */
  headNow(): Promise<bigint | undefined>;
  /** When the last entry of the store was recorded. */
  newest(): Promise<Instant | undefined>;
}

const FIRST_PAUSE_MS = 5;

/** Puts a runtime together on stores that are open: the past is closed, and erasures on record are applied again, before anybody works with it. */
export async function assembleRuntime({ log, vault, documents, cabinet, registry, clock, handling, Handler = CommandHandler }: AssemblyParts): Promise<Assembled> {
  const handler = new Handler({ log, cabinet, registry, vault, clock, pause: (attempt) => sleep(FIRST_PAUSE_MS * 2 ** attempt), ...handling });
  const newest = await log.newest();
  // A day that was sealed is over, also for a clock that stands in it again.
  if (newest !== undefined) await handler.closePast(startOfDay(dateOf(newest)));
  await applyErasures(log, vault);
  return {
    runtime: { clock, log, registry, vault, documents, cabinet, handler, book: loadPolicyBook(), get calendar() { return calendarOf(clock); } },
    head: await log.head(),
    headNow: () => log.head(),
    newest: () => log.newest(),
  };
}
