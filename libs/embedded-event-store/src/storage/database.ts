import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, open, type RootDatabase } from 'lmdb';

type Bytes = Database<Buffer, Buffer>;

/** The four tables of the store, all of bytes by bytes. */
export interface EventDatabase {
  /** position → record */
  readonly log: Bytes;
  /** stream number, revision → position and event id; stream number, event id → revision */
  readonly streams: Bytes;
  /** stream name → stream number */
  readonly names: Bytes;
  /** what the store says about itself */
  readonly about: Bytes;
  readonly root: RootDatabase<Buffer, Buffer>;
}

/** The layout of tables and keys that this version reads and writes; the format of a record is in each record. */
const STORE_FORMAT = '1';
const FORMAT_KEY = Buffer.from('format');

/**
 * Opens the event database below `dataDirectory`, creating it when it is not there. A commit returns only when its
 * pages are on disk. Throws when another version of the format wrote it, or when it is missing and `readOnly` is set.
 */
export function openDatabase(dataDirectory: string, readOnly = false): EventDatabase {
  const path = join(dataDirectory, 'events');
  if (!readOnly) mkdirSync(path, { recursive: true, mode: 0o700 });
  const bytes = { encoding: 'binary', keyEncoding: 'binary' } as const;
  const root = open<Buffer, Buffer>({
    path, ...bytes, maxDbs: 8, readOnly,
    noSubdir: false,
    // Without this a commit answers before its pages are on disk.
    overlappingSync: false,
  });
  const table = (name: string): Bytes => root.openDB<Buffer, Buffer>(name, bytes);
  const database = { root, log: table('log'), streams: table('streams'), names: table('names'), about: table('about') };
  const format = database.about.get(FORMAT_KEY)?.toString();
  if (format === undefined && !readOnly) database.about.putSync(FORMAT_KEY, Buffer.from(STORE_FORMAT));
  else if (format !== STORE_FORMAT) throw new Error(`event store at ${path} has format ${format}, this version reads ${STORE_FORMAT}`);
  return database;
}
