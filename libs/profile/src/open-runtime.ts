import { FileDocumentStore } from '@juanzong/documents';
import type { AskingStore } from '@juanzong/embedded-event-store';
import { type CommandHandlerParts, EmbeddedEventLog, FileCabinet } from '@juanzong/event-store';
import type { Clock } from '@juanzong/kernel';
import { LostVault } from '@juanzong/vault';
import { type Assembled, assembleRuntime } from './assemble-runtime.js';
import { platformRegistry } from './contracts.js';
import { ClosedHandler } from './vault-lost/closed-handler.js';
import { vaultBeside, type VaultLost } from './vault-lost/vault-beside.js';

export interface RuntimeParts {
  readonly eventStore: AskingStore;
  readonly vaultDirectory: string;
  readonly documentsDirectory: string;
  readonly clock: Clock;
  /** Where erasures are noted for whoever restores an older vault. */
  readonly erasureList?: string;
  readonly onAppend?: CommandHandlerParts['onAppend'];
  /** Told how every handling ended. */
  readonly onHandled?: CommandHandlerParts['onHandled'];
  /** What is opened where the store holds case files and the vault is lost: nothing, or everything but what is personal, to be read. */
  readonly vaultLost?: VaultLost;
  /** The store lives and dies in this process: no other writer can have written the same command. */
  readonly soleWriter?: boolean;
}

export interface OpenRuntime extends Assembled {
  /** The vault is lost: nothing can be written. */
  readonly readOnly: boolean;
  close(): Promise<void>;
}

/** Puts together what every service works with. */
export async function openRuntime({ eventStore, vaultDirectory, documentsDirectory, clock, erasureList, onAppend, onHandled, soleWriter = false, vaultLost = 'refuse' }: RuntimeParts): Promise<OpenRuntime> {
  const log = new EmbeddedEventLog(eventStore);
  const vault = await vaultBeside(log, { directory: vaultDirectory, clock, alone: soleWriter, ...(erasureList === undefined ? {} : { erasureList }) }, vaultLost);
  const readOnly = vault instanceof LostVault;
  const registry = platformRegistry();
  const assembled = await assembleRuntime({
    log, vault, registry, clock, documents: new FileDocumentStore(documentsDirectory, vault), cabinet: new FileCabinet(log, registry, vault, { soleWriter }),
    handling: { soleWriter, onAppend, onHandled }, ...(readOnly ? { Handler: ClosedHandler } : {}),
  });
  return {
    ...assembled,
    readOnly,
    close: () => vault.close(),
  };
}
