import type { PersonalPath } from '@juanzong/case-file';

/** What the store's edge needs of the vault: closing and opening personal fields, and keyed hashes. */
export interface FieldVault {
  closeFields(stream: string, entries: readonly { eventId: string; data: unknown; personal: readonly PersonalPath[] }[]): Promise<unknown[]>;
  openFields(stream: string, eventId: string, data: unknown): unknown;
  keyedHash(purpose: string, text: string): string;
}
