import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { hasCode } from '@juanzong/read-model/standalone';
import type { Settings } from '../component.js';

const SECRET_BYTES = 18;
const settings = z.object({ ports: z.array(z.int().min(1).max(65_535)).min(1), secret: z.string().min(1) });

const fileIn = (folder: string): string => join(folder, 'settings.json');

/** What the component in this folder was given; undefined when none was ever started there. */
export function readSettings(folder: string): Settings | undefined {
  try {
    return settings.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Keeps the settings, readable by their owner only; a component that has none yet gets a secret. */
export function keepSettings(folder: string, ports: readonly number[]): Settings {
  const kept: Settings = { ports, secret: readSettings(folder)?.secret ?? randomBytes(SECRET_BYTES).toString('base64url') };
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${fileIn(folder)}.new`, `${JSON.stringify(kept)}\n`, { mode: 0o600 });
  renameSync(`${fileIn(folder)}.new`, fileIn(folder));
  return kept;
}
