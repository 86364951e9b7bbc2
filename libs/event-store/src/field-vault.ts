import type { PersonalPath } from '@juanzong/case-file';
import type { MaybePromise } from '@juanzong/kernel';

/** What the store's edge needs of the vault: closing and opening personal fields, and keyed hashes. */
export interface FieldVault {
  closeFields(stream: string, entries: readonly { eventId: string; data: unknown; personal: readonly PersonalPath[] }[]): Promise<unknown[]>;
  /** There at once where the keys are at hand: only then is nothing waited for. */
  openFields(stream: string, entries: readonly { readonly eventId: string; readonly data: unknown }[]): MaybePromise<readonly unknown[]>;
  keyedHash(purpose: string, text: string): string;
}
