import { chownSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Identity } from './identity.js';
import { canWalkTo } from './reach.js';

/** The number that names the socket file; nothing listens on a network port. */
export const SOCKET_PORT = 5432;

/** sizeof(sun_path) - 1 on Linux is 107; the BSDs and macOS stop at 103. */
const LONGEST_SOCKET_PATH = process.platform === 'linux' ? 107 : 103;

/** The socket's file inside its directory. */
export function socketFileIn(directory: string): string {
  return join(directory, `.s.PGSQL.${SOCKET_PORT}`);
}

/** Whether the socket's path inside `directory` is short enough for the operating system. */
export function socketPathFits(directory: string): boolean {
  return Buffer.byteLength(`${socketFileIn(directory)}.lock`) <= LONGEST_SOCKET_PATH;
}

/** Makes the private folder of the server's socket: inside `home` where that is short enough, otherwise a temporary one. */
export function makeSocketDirectory(home: string, who: Identity | undefined): string {
  let directory = join(home, 'run');
  if (socketPathFits(directory)) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } else {
    const bases = [tmpdir(), '/tmp'].filter((base) => existsSync(base) && socketPathFits(join(base, 'jz-pg-XXXXXX')));
    const base = bases.find((candidate) => !who || canWalkTo(join(candidate, '.'), who)) ?? '/tmp';
    directory = mkdtempSync(join(base, 'jz-pg-'));
  }
  if (who) chownSync(directory, who.uid, who.gid);
  return directory;
}
