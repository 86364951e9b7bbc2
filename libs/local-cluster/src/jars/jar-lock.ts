import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '../root.js';

const jarLock = z.object({
  name: z.string(),
  files: z.array(z.object({ path: z.string(), size: z.int().positive(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })).min(1),
});

/** Every file of a Java program, with its digest: what is fetched is exactly this, from wherever it comes. */
export type JarLock = z.infer<typeof jarLock>;

/** One file of it. */
export type LockedJar = JarLock['files'][number];

/** The committed lock of `infra/local/<program>.lock.json`, and the pom it was made from. */
export function readJarLock(program: 'kafka' | 's3'): { lock: JarLock; pom: string } {
  const folder = join(repositoryRoot, 'infra', 'local');
  return { lock: jarLock.parse(JSON.parse(readFileSync(join(folder, `${program}.lock.json`), 'utf8'))), pom: join(folder, `${program}.pom.xml`) };
}

/** The name of a file in the folder that all files of the program are in. */
export const fileName = ({ path }: LockedJar): string => basename(path);
