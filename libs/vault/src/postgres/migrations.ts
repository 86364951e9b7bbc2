import { formatUnknown } from '../refusals.js';
import type { Query } from './vault-database.js';

/**
 * A data key is a row with `key_id` and `wrapped`; one that was destroyed leaves the mark that there must not be one any more.
 * `counts.erasures` grows with every erasure in the same transaction, so that whoever reads keys and count together knows how
 * old the keys are; `counts.openings` is the number of the last opening.
 */
const MIGRATIONS = [
  `CREATE TABLE vault.about (name text PRIMARY KEY, value text NOT NULL);
   CREATE TABLE vault.keys (
     stream text COLLATE "C", subject text COLLATE "C", key_id uuid UNIQUE, wrapped text, person text, erased boolean NOT NULL DEFAULT false,
     PRIMARY KEY (stream, subject),
     CHECK (CASE WHEN erased THEN key_id IS NULL AND wrapped IS NULL AND person IS NULL ELSE key_id IS NOT NULL AND wrapped IS NOT NULL END));
   CREATE INDEX ON vault.keys (person, stream, subject) WHERE person IS NOT NULL;
   CREATE TABLE vault.openings (sequence bigint PRIMARY KEY, stream text COLLATE "C" NOT NULL, opening json NOT NULL);
   CREATE INDEX ON vault.openings (stream, sequence);
   CREATE TABLE vault.counts (name text PRIMARY KEY, value bigint NOT NULL);
   INSERT INTO vault.counts VALUES ('erasures', 0), ('openings', 0);`,
];

/** Brings the tables of the schema `vault` to this version; whoever calls it holds the lock. @throws VaultError `vault.format-unknown` for those of a later version */
export async function migrate(query: Query): Promise<void> {
  // Asked first: making what is there needs a right that a service may not have.
  const [there] = await query<{ schema: boolean; table: boolean }>(`SELECT to_regnamespace('vault') IS NOT NULL AS schema, to_regclass('vault.migrations') IS NOT NULL AS table`);
  if (there?.schema !== true) await query('CREATE SCHEMA vault');
  if (there?.table !== true) await query('CREATE TABLE vault.migrations (version int PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())');
  const [{ version } = { version: 0 }] = await query<{ version: number }>('SELECT coalesce(max(version), 0) AS version FROM vault.migrations');
  if (version > MIGRATIONS.length) throw formatUnknown();
  for (const [i, sql] of MIGRATIONS.entries()) {
    if (i < version) continue;
    for (const statement of sql.split(';').filter((one) => one.trim() !== '')) await query(statement);
    await query('INSERT INTO vault.migrations (version) VALUES ($1)', [i + 1]);
  }
}
