import type { WorkCalendar } from '@juanzong/calendar';
import type { ContractRegistry } from '@juanzong/case-file';
import type { CommandHandler, EventLog, FileCabinet } from '@juanzong/event-store';
import type { DocumentStore } from '@juanzong/documents';
import type { Clock } from '@juanzong/kernel';
import type { PolicyBook } from '@juanzong/policy';
import type { Vault } from '@juanzong/vault';

/** What every service is given to work with, whatever the profile. One per process. */
export interface ServiceRuntime {
  readonly clock: Clock;
  readonly log: EventLog;
  readonly registry: ContractRegistry;
  readonly vault: Vault;
  readonly documents: DocumentStore;
  readonly cabinet: FileCabinet;
  readonly handler: CommandHandler;
  readonly book: PolicyBook;
  readonly calendar: WorkCalendar;
}

/** The token under which the runtime is injected. */
export const SERVICE_RUNTIME = Symbol('ServiceRuntime');
