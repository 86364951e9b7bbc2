import { existsSync, rmSync } from 'node:fs';
import { placeElsewhere } from './place.js';

/** Deletes what a stopped server kept for this data directory, wherever it lies. */
export function removeStandalonePostgres(dataDirectory: string): void {
  if (!existsSync(dataDirectory)) return;
  rmSync(placeElsewhere(dataDirectory), { recursive: true, force: true });
  rmSync(dataDirectory, { recursive: true, force: true });
}
