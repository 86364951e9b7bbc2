import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Binaries, usableBinaries } from '../embedded/binaries.js';
import { DATABASE_USER, ensureCluster, isUsableCluster } from '../embedded/cluster.js';
import { clusterIn } from '../embedded/home.js';
import { type Identity, serverIdentities } from '../embedded/identity.js';
import { endOrphan } from '../embedded/orphan.js';
import { connectWhenReady, ensureDatabase } from '../embedded/ready.js';
import { backendsGone } from './backends.js';
import { standalonePlace } from './place.js';

const HOST = '127.0.0.1';
const LAST_WORDS = 2_000;
const lastWords = (logFile: string): string => readFileSync(logFile, 'utf8').slice(-LAST_WORDS).trim();

/** What `startStandalonePostgres` needs. */
export interface StandalonePostgresOptions {
  /** Folder that belongs to this server alone; it is made when missing. */
  readonly dataDirectory: string;
  /** TCP port on 127.0.0.1. */
  readonly port: number;
  /** The superuser's password, given to a cluster that is made now; one that is there keeps its own. */
  readonly password: string;
  /** Databases that are made where they are missing. */
  readonly databases: readonly string[];
  /** The file that the server's own messages are added to. */
  readonly logFile: string;
  /** Receives what had to be done about the place, a line each. */
  readonly log?: (line: string) => void;
}

/** A PostgreSQL server that belongs to nobody and outlives whoever started it. */
export interface StandalonePostgres {
  readonly pid: number;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** Unlike a server of read models alone, this one may hold a vault: a commit that was answered is on the disk. */
function settings(port: number): Record<string, string> {
  return {
    listen_addresses: HOST,
    port: String(port),
    unix_socket_directories: '',
    fsync: 'on',
    synchronous_commit: 'on',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_logical_replication_workers: '0',
    max_connections: '200',
    io_method: 'sync',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    log_line_prefix: '%m ',
    log_checkpoints: 'off',
  };
}

function spawnDetached({ postgres }: Binaries, cluster: string, { port, logFile }: StandalonePostgresOptions, who: Identity | undefined): ChildProcess {
  const args = Object.entries(settings(port)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const output = openSync(logFile, 'a');
  try {
    return spawn(postgres, ['-D', cluster, ...args], { ...who, cwd: '/', env: { TZ: 'UTC' }, detached: true, stdio: ['ignore', output, output] });
  } finally {
    closeSync(output);
  }
}

/**
 * Starts PostgreSQL from the binaries of the npm package as a process of its own, on TCP, with the databases it is to have.
 * A server left on the same cluster by a crash is ended first. Resolves when it answers. Throws with the server's last words
 * when it does not start, and when the cluster is of another PostgreSQL version: it is never thrown away.
 */
export async function startStandalonePostgres(options: StandalonePostgresOptions): Promise<StandalonePostgres> {
  const { dataDirectory, port, databases, logFile, log = () => undefined } = options;
  const who = serverIdentities();
  const binaries = usableBinaries(who.server, log);
  const home = standalonePlace(dataDirectory, who.server, log);
  const cluster = clusterIn(home);
  if (existsSync(cluster) && !isUsableCluster(home, binaries)) {
    throw new Error(`${cluster} 属于另一版本的 PostgreSQL 或缺少口令，不会自动删除 / is of another version than PostgreSQL ${binaries.majorVersion}, or without its password, and is not thrown away`);
  }
  await endOrphan(home, cluster, log);
  await backendsGone(cluster);
  const password = await ensureCluster(home, binaries, who, log, options.password);
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  const child = spawnDetached(binaries, cluster, options, who.server);
  const failures: (() => Error)[] = [];
  child.once('error', (error) => void failures.push(() => error));
  // What it said is looked up for whoever still waits: later it may end without anybody, and without its log.
  child.once('exit', (code, signal) => void failures.push(() => new Error(`PostgreSQL 已退出 / PostgreSQL ended (${signal ?? code}): ${lastWords(logFile)}`)));
  const connection = { host: HOST, port, user: DATABASE_USER, password };
  try {
    const client = await connectWhenReady({ ...connection, database: 'postgres' }, () => failures[0]?.());
    try {
      for (const name of databases) await ensureDatabase(client, name);
    } finally {
      await client.end();
    }
  } catch (error) {
    child.kill('SIGINT');
    throw error;
  }
  // An answer from somebody else's server at this port is not an answer of ours.
  const [failure] = failures;
  if (failure) throw failure();
  if (child.pid === undefined) throw new Error('PostgreSQL 无法启动 / PostgreSQL could not be started');
  child.unref();
  return { ...connection, pid: child.pid };
}
