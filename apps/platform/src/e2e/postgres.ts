import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** Where the embedded PostgreSQL of a data directory keeps its own: the directory itself, or what its pointer names. */
export function postgresHome(data: string): string {
  const directory = join(data, 'postgres');
  const pointer = join(directory, 'cluster-is-at.txt');
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : directory;
}

interface ServerRecord {
  readonly server: { readonly pid: number };
  readonly socketDirectory: string;
}

const recordOf = (data: string): ServerRecord => JSON.parse(readFileSync(join(postgresHome(data), 'server.json'), 'utf8')) as ServerRecord;

/** The process id of the running server of a data directory. */
export const postgresPid = (data: string): number => recordOf(data).server.pid;

/** Whether a process of that id runs. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

/** Works on the running read model as its owner, behind the platform's back. */
export async function withReadModel<T>(data: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const password = readFileSync(join(postgresHome(data), 'password'), 'utf8');
  const client = new pg.Client({ host: recordOf(data).socketDirectory, port: 5432, user: 'juanzong', password, database: 'juanzong' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The live table of a read model, with its schema: tables are rebuilt beside each other and switched. */
export async function liveTable(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_name = $1 AND table_type = 'BASE TABLE' ORDER BY table_schema DESC LIMIT 1`, [table]);
  const [found] = rows;
  if (!found) throw new Error(`no table ${table}`);
  return found.name;
}
