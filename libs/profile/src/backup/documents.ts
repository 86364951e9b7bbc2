import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { digestOfFile } from './digest-file.js';
import { inLanes } from './in-lanes.js';
import { DOCUMENTS } from './layout.js';
import type { Manifest } from './manifest.js';

const LANES = 16;
const DIGEST = /^[0-9a-f]{64}$/;

/** The digests of the documents below a data directory or a backup, sorted. Drafts of documents are none. */
export async function documentsBelow(directory: string): Promise<string[]> {
  const names = await readdir(join(directory, DOCUMENTS), { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.map((path) => path.slice(path.lastIndexOf('/') + 1)).filter((name) => DIGEST.test(name)).sort();
}

export const documentPath = (directory: string, digest: string): string => join(directory, DOCUMENTS, digest.slice(0, 2), digest.slice(2, 4), digest);

/** What the copies are, and which are not what their name says. */
export interface CopiedDocuments {
  readonly summary: Manifest['documents'];
  readonly damaged: readonly string[];
}

/** Copies documents and reads every copy back against its digest. */
export async function copyDocuments(from: string, to: string, digests: readonly string[], onOne: (done: number, total: number) => void): Promise<CopiedDocuments> {
  const damaged: string[] = [];
  let bytes = 0;
  let done = 0;
  await inLanes(digests, LANES, async (digest) => {
    const target = documentPath(to, digest);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await copyFile(documentPath(from, digest), target);
    const { size } = await stat(target);
    bytes += size;
    if ((await digestOfFile(target)) !== digest) damaged.push(digest);
    onOne(++done, digests.length);
  });
  return { summary: { count: digests.length, bytes, names: namesDigest(digests) }, damaged };
}

export const namesDigest = (digests: readonly string[]): string => createHash('sha256').update(digests.map((digest) => `${digest}\n`).join('')).digest('hex');
