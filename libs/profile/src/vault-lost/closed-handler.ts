import { CommandHandler } from '@juanzong/event-store';
import { vaultLost } from '@juanzong/vault';

/** Writes nothing: without the vault's keys neither what a command stands for nor whose matter it is about would be recognised again. */
export class ClosedHandler extends CommandHandler {
  override handle(): Promise<never> {
    return Promise.reject(vaultLost());
  }
}
