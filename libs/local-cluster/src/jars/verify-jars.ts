import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileName, type JarLock } from './jar-lock.js';

/** Whether every file is in the folder, by name and size. What is in the cache was verified when it came there. */
export function isComplete(folder: string, { files }: JarLock): boolean {
  return files.every((file) => statSync(join(folder, fileName(file)), { throwIfNoEntry: false })?.size === file.size);
}

/** Throws unless every file is in the folder and is, by SHA-256, the one of the lock. */
export async function verifyJars(folder: string, { files }: JarLock): Promise<void> {
  for (const file of files) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(folder, fileName(file))), hash);
    if (hash.digest('hex') !== file.sha256) throw new Error(`${fileName(file)} 与锁定文件的 SHA-256 不符 / is not the file of the lock: its SHA-256 differs`);
  }
}
