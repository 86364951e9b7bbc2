import { chownSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '../connection.js';
import { type Binaries, usableBinaries } from './binaries.js';
import { DATABASE_USER, ensureCluster } from './cluster.js';
import { clusterHome, clusterIn, type Home } from './home.js';
import { type ServerIdentities, serverIdentities } from './identity.js';
import { endOrphan, endServer } from './orphan.js';
import { connectWhenReady, ensureDatabase } from './ready.js';
import { spawnServer, spawnWatcher } from './server.js';
import { identify, readServerRecord, removeServerRecord, writeServerRecord } from './server-record.js';
import { makeSocketDirectory, SOCKET_PORT } from './socket-directory.js';

const DATABASE = 'juanzong';
const REMEMBERED_LINES = 20;

/** What `startEmbeddedPostgres` needs. */
export interface EmbeddedPostgresOptions {
  /** Folder that belongs to this server alone; it is made when missing. */
  readonly dataDirectory: string;
  /** Receives the server's own messages and what had to be done about the place, a line each. */
  readonly log?: (line: string) => void;
}

/** A running PostgreSQL that belongs to this process; `host` is the folder of its socket. */
export interface EmbeddedPostgres extends Connection {
  /** The server's process id. */
  readonly pid: number;
  /** Resolves when the server that runs now ends, asked to or not. */
  readonly ended: Promise<void>;
  /** Ends the server: fast shutdown, then force. Calling it again waits for the same end. */
  stop(): Promise<void>;
  /** Starts it again after it has ended unasked, to be reached as before; what its cluster held may be gone. Throws as the start does. */
  startAgain(): Promise<void>;
}

/** Where a server runs and how it is reached: the same again when it has to be started again. */
interface Place {
  readonly who: ServerIdentities;
  readonly home: Home;
  readonly socketDirectory: string;
  readonly password: string;
  readonly log: (line: string) => void;
}

interface Running {
  readonly pid: number;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL from the binaries of the npm package on the cluster below `dataDirectory`, made on first use:
 * UTF-8, a socket only its user can open, a random password. Ends an orphan of a killed platform first.
 * Throws when another living platform uses the directory, or with the server's last words when it does not start.
 */
export async function startEmbeddedPostgres({ dataDirectory, log = () => undefined }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const who = serverIdentities();
  const binaries = usableBinaries(who.server, log);
  const home = await clusterHome(dataDirectory, who.server, log);
  await endOrphan(home.folder, clusterIn(home.folder), log);
  const password = await ensureCluster(home.folder, binaries, who, log);
  const place: Place = { who, home, password, log, socketDirectory: makeSocketDirectory(home.folder, who.server) };
  let running = await runServer(binaries, place);
  return {
    host: place.socketDirectory, port: SOCKET_PORT, user: DATABASE_USER, password, database: DATABASE,
    get pid() { return running.pid; },
    get ended() { return running.ended; },
    stop: () => running.stop(),
    startAgain: async () => {
      await running.ended;
      running = await runAgain(place).catch((error: unknown) => {
        log(`the cluster cannot be used any more and is made anew: ${String(error)}`);
        rmSync(clusterIn(home.folder), { recursive: true, force: true });
        return runAgain(place);
      });
    },
  };
}

/** Whatever is left of the cluster is used; where nothing is, a new one answers at the same socket to the same password. */
async function runAgain(place: Place): Promise<Running> {
  const { who, home, password, socketDirectory, log } = place;
  home.keep();
  const binaries = usableBinaries(who.server, log);
  await ensureCluster(home.folder, binaries, who, log, password);
  mkdirSync(socketDirectory, { recursive: true, mode: 0o700 });
  if (who.server) chownSync(socketDirectory, who.server.uid, who.server.gid);
  rmSync(join(clusterIn(home.folder), 'postmaster.pid'), { force: true });
  return runServer(binaries, place);
}

/** Starts the server on a cluster that is there, and makes its database. */
async function runServer(binaries: Binaries, { who, home: { folder: home, protect }, socketDirectory, password, log }: Place): Promise<Running> {
  const unprotect = protect();
  const lastWords: string[] = [];
  let failure: Error | undefined;
  const child = spawnServer(binaries.postgres, clusterIn(home), socketDirectory, who.server, (line) => {
    lastWords.push(line);
    if (lastWords.length > REMEMBERED_LINES) lastWords.shift();
    log(line);
  });
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      failure = error;
      resolve();
    });
    // Not `exit`: its last words, and its own children, may still be on the way.
    child.once('close', (code, signal) => {
      failure ??= new Error(`PostgreSQL 已退出 / PostgreSQL ended (${signal ?? code}): ${lastWords.join(' | ')}`);
      resolve();
    });
  });
  const server = child.pid === undefined ? undefined : identify(child.pid);
  const parent = identify(process.pid);
  if (!server || !parent) {
    await ended;
    throw failure ?? new Error('PostgreSQL 无法启动 / PostgreSQL could not be started');
  }
  writeServerRecord(home, { server, parent, socketDirectory });
  const watcher = spawnWatcher(server.pid);
  watcher.once('error', (error) => log(`no watcher; an orphan would be ended by the next start: ${error.message}`));
  const gone = ended.then(() => {
    unprotect();
    watcher.kill('SIGKILL');
    // Whoever ended this server as an orphan has taken the place over, the socket's folder too.
    const onRecord = readServerRecord(home)?.server;
    if (onRecord?.pid !== server.pid || onRecord.mark !== server.mark) return;
    rmSync(socketDirectory, { recursive: true, force: true });
    removeServerRecord(home);
  });

  const stop = async (): Promise<void> => {
    await endServer(server);
    await gone;
  };
  const connection = { host: socketDirectory, port: SOCKET_PORT, user: DATABASE_USER, password };
  try {
    const client = await connectWhenReady({ ...connection, database: 'postgres' }, () => failure);
    await ensureDatabase(client, DATABASE).finally(() => client.end());
  } catch (error) {
    await stop();
    throw error;
  }
  return { pid: server.pid, ended: gone, stop };
}
