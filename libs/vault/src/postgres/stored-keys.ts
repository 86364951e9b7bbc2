import { subjectErased } from '../refusals.js';
import type { KeySubject } from '../vault.js';
import { newDataKey, type WrappedDataKey } from '../wrapped-data-key.js';
import type { Query, VaultQueries } from './vault-database.js';

/** The name of the notification that something was erased; it carries the count of erasures. */
export const ERASED_CHANNEL = 'juanzong_vault_erased';

export interface StoredKey extends WrappedDataKey {
  readonly subject: string;
}

interface KeyRow {
  readonly subject: string;
  readonly key_id: string | null;
  readonly wrapped: string | null;
}

const OF_SUBJECTS = 'SELECT subject, key_id, wrapped FROM vault.keys WHERE stream = $1 AND subject = ANY($2)';
const MAKE = `INSERT INTO vault.keys (stream, subject, key_id, wrapped) SELECT $1, made.* FROM unnest($2::text[], $3::uuid[], $4::text[]) AS made ORDER BY 1, 2
  ON CONFLICT (stream, subject) DO NOTHING`;
const LINK = `INSERT INTO vault.keys (stream, subject, key_id, wrapped, person) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (stream, subject) DO UPDATE SET person = excluded.person WHERE NOT keys.erased RETURNING subject`;
// A join, so that keys and count are of one snapshot, and the count is there for a file without keys.
const OF_STREAM = `SELECT counts.value AS count, keys.subject, keys.key_id, keys.wrapped FROM vault.counts
  LEFT JOIN vault.keys ON keys.stream = $1 AND NOT keys.erased WHERE counts.name = 'erasures'`;
// In one order everywhere, so that two processes that erase the same subjects do not wait for each other.
const ERASE = `INSERT INTO vault.keys (stream, subject, erased) SELECT DISTINCT stream, subject, true FROM unnest($1::text[], $2::text[]) AS named (stream, subject) ORDER BY stream, subject
  ON CONFLICT (stream, subject) DO UPDATE SET key_id = NULL, wrapped = NULL, person = NULL, erased = true WHERE NOT keys.erased RETURNING subject`;

/** Data keys as they stand in the database, wrapped; one a stream and subject, whoever makes it. */
export class StoredKeys {
  constructor(
    private readonly database: VaultQueries,
    private readonly masterKey: Uint8Array,
  ) {}

  /** The subjects' keys; made, and on disk when this resolves, where there were none. Always asked, never remembered. @throws VaultError if one was erased */
  async obtain(stream: string, subjects: readonly string[]): Promise<StoredKey[]> {
    const known = await this.database.query<KeyRow>(OF_SUBJECTS, [stream, subjects]);
    const missing = subjects.filter((subject) => !known.some((row) => row.subject === subject));
    if (missing.length > 0) {
      const made = missing.map((subject) => newDataKey(this.masterKey, stream, subject));
      await this.database.query(MAKE, [stream, missing, made.map(({ keyId }) => keyId), made.map(({ wrapped }) => wrapped)]);
      // Another process may have been first: what counts is what is there.
      known.push(...(await this.database.query<KeyRow>(OF_SUBJECTS, [stream, missing])));
    }
    return known.map(keyOf);
  }

  /** Every key of a stream, and how many erasures there had been then. */
  async ofStream(stream: string): Promise<{ count: bigint; keys: StoredKey[] }> {
    const rows = await this.database.query<Partial<KeyRow> & { count: string }>(OF_STREAM, [stream]);
    return { count: BigInt(rows[0]?.count ?? 0), keys: rows.flatMap(({ subject, key_id, wrapped }) => (subject == null || key_id == null || wrapped == null ? [] : [{ subject, keyId: key_id, wrapped }])) };
  }

  async isErased(stream: string, subject: string): Promise<boolean> {
    const [row] = await this.database.query<{ erased: boolean }>('SELECT erased FROM vault.keys WHERE stream = $1 AND subject = $2', [stream, subject]);
    return row?.erased === true;
  }

  /** Keeps the keyed hash of a person with the key, which is made if there is none. @throws VaultError if it was erased */
  async link({ stream, subject }: KeySubject, person: string): Promise<void> {
    const { keyId, wrapped } = newDataKey(this.masterKey, stream, subject);
    const linked = await this.database.query(LINK, [stream, subject, keyId, wrapped, person]);
    if (linked.length === 0) throw subjectErased();
  }

  ofPerson(person: string): Promise<KeySubject[]> {
    return this.database.query<KeySubject & Record<string, string>>('SELECT stream, subject FROM vault.keys WHERE person = $1 ORDER BY stream, subject', [person]);
  }

  /** Destroys keys and links for good; `alongside` is done in the same transaction. How many erasures there have been then. */
  erase(subjects: readonly KeySubject[], alongside: (query: Query) => Promise<void> = () => Promise.resolve()): Promise<bigint> {
    return this.database.transaction(async (query) => {
      const erased = await query(ERASE, [subjects.map(({ stream }) => stream), subjects.map(({ subject }) => subject)]);
      await alongside(query);
      if (erased.length > 0) await query(`UPDATE vault.counts SET value = value + 1 WHERE name = 'erasures'`);
      const count = await erasuresCounted(query);
      if (erased.length > 0) await query('SELECT pg_notify($1, $2)', [ERASED_CHANNEL, count.toString()]);
      return count;
    });
  }
}

export async function erasuresCounted(query: Query): Promise<bigint> {
  const [row] = await query<{ value: string }>(`SELECT value FROM vault.counts WHERE name = 'erasures'`);
  return BigInt(row?.value ?? 0);
}

function keyOf({ subject, key_id, wrapped }: KeyRow): StoredKey {
  if (key_id === null || wrapped === null) throw subjectErased();
  return { subject, keyId: key_id, wrapped };
}
