import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from './manifest.js';

/** SHA-256 of a file, lower-case hex. */
export async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** A file of a backup as the manifest lists it. */
export async function fileEntry(directory: string, path: string): Promise<Manifest['files'][number]> {
  const full = join(directory, path);
  return { path, bytes: (await stat(full)).size, sha256: await digestOfFile(full) };
}
