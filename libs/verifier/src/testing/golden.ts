import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The exports kept beside this package: written once by the version that introduced the format, never again. */
export const GOLDEN = ['aes-sha256', 'sm4-sm3'] as const;

/** Real runs of a platform, on a virtual clock: a lawyer who declined, a wish beside a conflict of interest; and the roster of both. */
export const LIVED = ['drawn-twice', 'by-wish'] as const;
export const ROSTER_TEXT = readFileSync(join(import.meta.dirname, '..', '..', 'golden', 'roster-1.platform.json'), 'utf8');

export const goldenPath = (name: string): string => join(import.meta.dirname, '..', '..', 'golden', `case-file-export-1.${name}.json`);

export const goldenText = (name: string): string => readFileSync(goldenPath(name), 'utf8');

type Json = { [key: string]: unknown };

/** An export as mutable JSON, for tests that damage it. */
export interface LooseExport extends Json {
  entries: Json[];
  documents: Json[];
  disclosures: Json[];
  head: Json & { signature: Json };
}

export const goldenFile = (name: string): LooseExport => JSON.parse(goldenText(name)) as LooseExport;
