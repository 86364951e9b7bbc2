import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileName, type JarLock, type LockedJar } from './jar-lock.js';

const AT_ONCE = 6;
const TRIES = 3;
const ONE_FILE_MS = 120_000;

async function download(url: URL, target: string): Promise<void> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(ONE_FILE_MS) });
  if (!answer.ok || answer.body === null) throw new Error(`${url.href}: HTTP ${answer.status}`);
  await pipeline(Readable.fromWeb(answer.body), createWriteStream(target));
}

async function persistently(url: URL, target: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await download(url, target);
      return;
    } catch (error) {
      if (attempt === TRIES) throw new Error(`下载失败 / could not be downloaded: ${url.href}`, { cause: error });
    }
  }
}

/** Downloads every file of the lock from a repository of Maven's layout into the folder, a few at once. Throws with the first that does not come. */
export async function downloadJars({ files }: JarLock, repository: string, folder: string): Promise<void> {
  const waiting: LockedJar[] = [...files];
  const lane = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      await persistently(new URL(file.path, repository.endsWith('/') ? repository : `${repository}/`), join(folder, fileName(file)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
