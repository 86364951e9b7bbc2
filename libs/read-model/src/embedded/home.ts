import { createHash, randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isFresh, refresh, refreshDaily } from './freshness.js';
import type { Identity } from './identity.js';
import { endOrphan } from './orphan.js';
import { canReach, canWalkTo } from './reach.js';
import { sharedRoot } from './shared-root.js';

const POINTER = 'cluster-is-at.txt';

/** The part of a home's name that says which data directory it serves. */
function ownerTag(dataDirectory: string): string {
  return createHash('sha256').update(realpathSync(dataDirectory)).digest('hex').slice(0, 16);
}

/** The cluster's folder inside a home. */
export function clusterIn(home: string): string {
  return join(home, 'cluster');
}

/** Home named by the pointer, unless the data directory was copied or moved (two must never share a cluster) or lay unused for long (a cleaner may have taken parts). */
function pointedHome(dataDirectory: string, homes: string): string | undefined {
  const pointer = join(dataDirectory, POINTER);
  if (!existsSync(pointer)) return undefined;
  const home = readFileSync(pointer, 'utf8').trim();
  const ours = dirname(home) === homes && basename(home).startsWith(`${ownerTag(dataDirectory)}-`);
  return ours && isFresh(home) ? home : undefined;
}

async function distantHome(dataDirectory: string, who: Identity, log: (line: string) => void): Promise<string> {
  const homes = join(sharedRoot(who), 'homes');
  mkdirSync(homes, { recursive: true, mode: 0o755 });
  const known = pointedHome(dataDirectory, homes);
  if (known !== undefined) return known;
  const tag = `${ownerTag(dataDirectory)}-`;
  // Without a good pointer, what an earlier life of this data directory left elsewhere is of no use any more.
  for (const name of readdirSync(homes).filter((entry) => entry.startsWith(tag))) {
    await endOrphan(join(homes, name), clusterIn(join(homes, name)), log);
    rmSync(join(homes, name), { recursive: true, force: true });
  }
  const home = join(homes, tag + randomBytes(4).toString('hex'));
  mkdirSync(home, { mode: 0o755 });
  chownSync(home, process.getuid?.() ?? 0, process.getgid?.() ?? 0);
  refresh(home);
  writeFileSync(join(dataDirectory, POINTER), `${home}\n`);
  log(`the data directory is closed to user ${who.uid}; the read models' cluster is at ${home}`);
  return home;
}

/** Where everything of one server is. */
export interface Home {
  readonly folder: string;
  /** Makes the place again where it was removed under a server that had run there. */
  readonly keep: () => void;
  /** Begins to protect the place from cleaners where that is needed; what it returns ends that. */
  readonly protect: () => () => void;
}

/**
 * The folder that holds cluster, secret and server record: the data directory itself, or, where `who` cannot get
 * there, one elsewhere that a pointer file in the data directory names.
 */
export async function clusterHome(dataDirectory: string, who: Identity | undefined, log: (line: string) => void): Promise<Home> {
  mkdirSync(dataDirectory, { recursive: true });
  if (!who || (canWalkTo(dataDirectory, who) && canReach(dataDirectory, who))) {
    const folder = realpathSync(dataDirectory);
    return { folder, keep: () => void mkdirSync(folder, { recursive: true }), protect: () => () => undefined };
  }
  const folder = await distantHome(dataDirectory, who, log);
  const keep = (): void => {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    mkdirSync(dataDirectory, { recursive: true });
    refresh(folder);
    writeFileSync(join(dataDirectory, POINTER), `${folder}\n`);
  };
  const protect = (): (() => void) => {
    refresh(folder);
    return refreshDaily(folder, log);
  };
  return { folder, keep, protect };
}
