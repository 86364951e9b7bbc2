import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Identity } from './identity.js';
import { SOCKET_PORT } from './socket-directory.js';

const quoted = (path: string): string => `"${path.replaceAll('"', '""')}"`;

/**
 * Rows are rebuilt from the event store, so a commit need not wait for the disk (the last moments may be lost and
 * are simply projected again); fsync stays on, because a torn cluster would have to be rebuilt whole.
 */
function settings(socketDirectory: string): Record<string, string> {
  return {
    listen_addresses: '',
    unix_socket_directories: quoted(socketDirectory),
    unix_socket_permissions: '0700',
    port: String(SOCKET_PORT),
    fsync: 'on',
    synchronous_commit: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_logical_replication_workers: '0',
    max_connections: '100',
    io_method: 'sync',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    log_line_prefix: '',
    log_checkpoints: 'off',
  };
}

/** Starts the server as a child in a session of its own: Ctrl-C on the terminal reaches the platform only, which shuts down in order. */
export function spawnServer(postgres: string, cluster: string, socketDirectory: string, who: Identity | undefined, onLine: (line: string) => void): ChildProcess {
  const args = Object.entries(settings(socketDirectory)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(postgres, ['-D', cluster, ...args], {
    ...who, cwd: '/', env: { TZ: 'UTC' }, detached: true, stdio: ['ignore', 'ignore', 'pipe'],
  });
  createInterface({ input: child.stderr }).on('line', onLine);
  return child;
}

/** Ends the server when this process dies without a word: it reads a pipe that only this process holds open. */
export function spawnWatcher(pid: number): ChildProcess {
  const script = 'start=$(cut -d" " -f22 "/proc/$1/stat") || exit 0; read _; [ "$(cut -d" " -f22 "/proc/$1/stat")" = "$start" ] && kill -INT "$1"';
  return spawn('/bin/sh', ['-c', script, 'sh', String(pid)], {
    cwd: '/', env: { PATH: '/usr/local/bin:/usr/bin:/bin' }, detached: true, stdio: ['pipe', 'ignore', 'ignore'],
  });
}
