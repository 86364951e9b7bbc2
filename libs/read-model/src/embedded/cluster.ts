import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, lchownSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import { clusterIn } from './home.js';
import type { Identity, ServerIdentities } from './identity.js';

/** The database superuser inside the cluster. */
export const DATABASE_USER = 'juanzong';

const passwordFile = (home: string): string => join(home, 'password');
const STAGING = 'initialising-';

function giveTree(path: string, owner: Identity): void {
  lchownSync(path, owner.uid, owner.gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) giveTree(inside, owner);
    else lchownSync(inside, owner.uid, owner.gid);
  }
}

/** Every locale and encoding is named, so that an empty environment makes the same cluster as any other. */
function initdbArguments(cluster: string, secret: string): string[] {
  return [
    '--pgdata', cluster, '--username', DATABASE_USER, '--auth', 'scram-sha-256', '--pwfile', secret,
    '--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8',
  ];
}

async function run(command: string, args: string[], who: Identity | undefined): Promise<void> {
  const child = spawn(command, args, { ...who, cwd: '/', env: { TZ: 'UTC' }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`initdb 失败 / initdb failed (${code}): ${said.trim()}`);
}

async function initialise(home: string, binaries: Binaries, who: ServerIdentities, password: string): Promise<void> {
  const staging = mkdtempSync(join(home, STAGING));
  const secret = join(staging, 'secret');
  const cluster = join(staging, 'cluster');
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  if (who.initdb) for (const path of [staging, secret]) chownSync(path, who.initdb.uid, who.initdb.gid);
  const args = initdbArguments(cluster, secret);
  if (who.pretendUid === undefined) await run(binaries.initdb, args, who.initdb);
  else await run('unshare', ['--user', `--map-user=${who.pretendUid}`, '--', binaries.initdb, ...args], undefined);
  if (who.server) giveTree(cluster, who.server);
  writeFileSync(passwordFile(home), password, { mode: 0o600 });
  // The rename is the moment from which the cluster exists; before it, a crash leaves only staging.
  renameSync(cluster, clusterIn(home));
  rmSync(staging, { recursive: true, force: true });
}

/** Whether `home` holds a cluster of the version of these binaries, and its password. */
export function isUsableCluster(home: string, binaries: Binaries): boolean {
  const version = join(clusterIn(home), 'PG_VERSION');
  return existsSync(passwordFile(home)) && existsSync(version) && readFileSync(version, 'utf8').trim() === binaries.majorVersion;
}

/**
 * Makes sure `home` holds a cluster that these binaries can serve, and returns its password. One of another major
 * version, or one whose password is lost, is thrown away: read models are rebuilt from the event store. A new one gets `password`, or
 * one of its own.
 */
export async function ensureCluster(home: string, binaries: Binaries, who: ServerIdentities, log: (line: string) => void, password = randomBytes(24).toString('base64url')): Promise<string> {
  mkdirSync(home, { recursive: true });
  for (const name of readdirSync(home).filter((entry) => entry.startsWith(STAGING))) rmSync(join(home, name), { recursive: true, force: true });
  if (!isUsableCluster(home, binaries)) {
    if (existsSync(clusterIn(home))) {
      log('the cluster is of another PostgreSQL version or its password is lost; it is made anew and will be rebuilt');
      rmSync(clusterIn(home), { recursive: true, force: true });
    }
    await initialise(home, binaries, who, password);
  }
  return readFileSync(passwordFile(home), 'utf8');
}
