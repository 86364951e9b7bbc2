import type { Actor, Instant } from '@juanzong/kernel';
import { type Database, open, type RootDatabase } from 'lmdb';

/** A data key under the master key, or the memory that there must not be one any more. */
export type KeyRecord =
  | { readonly keyId: string; readonly wrapped: string; readonly person?: string }
  | { readonly erased: true };

export interface OpeningRecord {
  readonly at: Instant;
  readonly actor: Actor;
  readonly reason: string;
  readonly stream: string;
  readonly entries: readonly { readonly eventId: string; readonly fields: readonly string[] }[];
}

/** The tables of `vault.lmdb`. Values are JSON, binaries base64. */
export interface VaultTables {
  readonly root: RootDatabase<unknown, string>;
  /** [stream, subject] → key */
  readonly keys: Database<KeyRecord, [string, string]>;
  /** key id → [stream, subject] */
  readonly owners: Database<[string, string], string>;
  /** [keyed hash of the identity number, stream, subject] → true */
  readonly persons: Database<true, [string, string, string]>;
  readonly openings: Database<OpeningRecord, number>;
  /** format, wrapped secrets, count of erasures and of those that no page holds anything of any more */
  readonly about: Database<string | number, string>;
}

/** How every vault's file is opened: a commit resolves only when its pages are on disk. */
export const VAULT_FORM = { encoding: 'json', maxDbs: 8, noSubdir: true, overlappingSync: false } as const;
export const ABOUT = 'about';
/** Where `about` counts the erasures. */
export const ERASURES = 'erasures';
/** Where it keeps how many of them there were when the file was last written anew. */
export const CLEAN_OF = 'erasuresWrittenOver';

export function openTables(path: string): VaultTables {
  const root = open<unknown, string>({ ...VAULT_FORM, path });
  return {
    root,
    keys: root.openDB<KeyRecord, [string, string]>('keys', { encoding: 'json' }),
    owners: root.openDB<[string, string], string>('owners', { encoding: 'json' }),
    persons: root.openDB<true, [string, string, string]>('persons', { encoding: 'json' }),
    openings: root.openDB<OpeningRecord, number>('openings', { encoding: 'json' }),
    about: root.openDB<string | number, string>(ABOUT, { encoding: 'json' }),
  };
}
