import { type Dumbo, dumbo } from '@event-driven-io/dumbo';
import type { Event } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore, type PostgresEventStore } from '@event-driven-io/emmett-postgresql';
import type { Entry } from '@juanzong/case-file';
import { startEmbeddedPostgres } from '@juanzong/read-model';
import pg from 'pg';
import type { Store } from './store.js';

/** What an entry is to emmett: the same JSON as in our store, the fact as data and the envelope as metadata. */
export type EmmettEntry = Event<string, Record<string, unknown>, Omit<Entry, 'data'> & { messageId: string }>;

/** `@event-driven-io/emmett-postgresql` on a PostgreSQL of the platform's own kind. */
export interface EmmettStore extends Store {
  readonly pid: number;
  readonly store: PostgresEventStore;
  readonly pool: Dumbo;
  readonly connectionString: string;
}

/** From 10 to 40 connections the processor time of an append was about the same; PostgreSQL flushes once for all that wait together. */
const CONNECTIONS = 20;

const asEmmett = ({ data, ...envelope }: Entry): EmmettEntry =>
  ({ type: envelope.type, data: data as Record<string, unknown>, metadata: { ...envelope, messageId: envelope.eventId } });

/**
 * Starts PostgreSQL with the settings of the read models, but for one: a commit waits for the disk, since here it is what
 * is kept. That is told by the connection; nothing else differs.
 */
export async function startEmmett(directory: string, connections = CONNECTIONS): Promise<EmmettStore> {
  const server = await startEmbeddedPostgres({ dataDirectory: directory });
  const { host, port, user, password, database } = server;
  const options = '-c synchronous_commit=on';
  const query = new URLSearchParams({ host, port: String(port), options });
  const connectionString = `postgresql://${user}:${password}@localhost/${database}?${query.toString().replaceAll('+', '%20')}`;
  const native = new pg.Pool({ host, port, user, password, database, options, max: connections });
  let stopping = false;
  // The pool says that it has ended before its connections have: those that the server ends are told here.
  native.on('error', (error) => {
    if (!stopping) throw error;
  });
  const pool = dumbo({ connectionString, pool: native });
  const store = getPostgreSQLEventStore(connectionString, { connectionOptions: { dumbo: pool } });
  await store.schema.migrate();
  return {
    name: 'emmett-postgresql', pid: server.pid, store, pool, connectionString,
    append: (entries) => store.appendToStream((entries[0] as Entry).stream, entries.map(asEmmett), { expectedStreamVersion: BigInt((entries[0] as Entry).revision) }),
    stop: async () => {
      stopping = true;
      await native.end();
      await server.stop();
    },
  };
}
