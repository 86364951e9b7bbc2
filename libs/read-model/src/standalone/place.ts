import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Identity } from '../embedded/identity.js';
import { canReach, canWalkTo } from '../embedded/reach.js';

/** Only root ever needs it. No cleaner of temporary files comes here: a vault is not made anew from anything. */
const ELSEWHERE = '/var/lib/juanzong/postgres';

/** The folder that stands in for a data directory which the server's user cannot enter. */
export function placeElsewhere(dataDirectory: string): string {
  return join(ELSEWHERE, createHash('sha256').update(realpathSync(dataDirectory)).digest('hex').slice(0, 16));
}

/**
 * The folder that holds cluster and password: the data directory (made when missing), or, where `who` cannot get there, one
 * below /var/lib that a text file in the data directory names.
 */
export function standalonePlace(dataDirectory: string, who: Identity | undefined, log: (line: string) => void): string {
  mkdirSync(dataDirectory, { recursive: true });
  if (!who || (canWalkTo(dataDirectory, who) && canReach(dataDirectory, who))) return realpathSync(dataDirectory);
  const place = placeElsewhere(dataDirectory);
  mkdirSync(place, { recursive: true, mode: 0o755 });
  writeFileSync(join(dataDirectory, 'cluster-is-at.txt'), `${place}\n`);
  log(`the data directory is closed to user ${who.uid}; the cluster is at ${place}`);
  return place;
}
