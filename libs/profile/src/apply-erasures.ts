import { entriesSoFar, type StoreLog } from '@juanzong/event-store';
import { personalDataErasedV1 } from '@juanzong/intake-contracts';
import type { DataOf } from '@juanzong/kernel';
import type { KeySubject, Vault } from '@juanzong/vault';

/**
 * Destroys again every key whose erasure is on record. The vault keeps how far that was done, so a start reads only what
 * was written since; a vault restored from an older copy says so itself, and one that is ahead of the store starts anew.
 */
export async function applyErasures(log: Pick<StoreLog, 'follow' | 'head'>, vault: Pick<Vault, 'applyErasures' | 'erasuresAppliedUpTo'>): Promise<number> {
  const head = await log.head();
  if (head === undefined) return 0;
  const applied = await vault.erasuresAppliedUpTo();
  const erasures = await erasuresAfter(log, applied !== undefined && applied <= head ? applied : undefined);
  await vault.applyErasures(erasures, head);
  return erasures.length;
}

async function erasuresAfter(log: Pick<StoreLog, 'follow'>, after: bigint | undefined): Promise<KeySubject[]> {
  const erasures: KeySubject[] = [];
  for await (const { entry: { stream, data } } of entriesSoFar(log, { after, type: personalDataErasedV1.type })) {
    erasures.push({ stream, subject: (data as DataOf<typeof personalDataErasedV1>).subject });
  }
  return erasures;
}
