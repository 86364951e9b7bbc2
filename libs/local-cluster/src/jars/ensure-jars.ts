import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.js';
import { downloadJars } from './download-jars.js';
import { type JarLock, readJarLock } from './jar-lock.js';
import { run } from './run.js';
import { isComplete, verifyJars } from './verify-jars.js';

const REPOSITORY = 'JUANZONG_MAVEN_REPOSITORY';

const TRIES = 3;

/** By Maven: it knows where this machine gets its packages from. @returns what went wrong; undefined when every file is there. */
async function byMaven(pom: string, folder: string, lock: JarLock): Promise<string | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const done = await run('mvn', ['-B', '-q', '-f', pom, 'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${folder}`]);
    if (done === undefined) return '没有 mvn / there is no mvn';
    if (done.code === 0 && isComplete(folder, lock)) return undefined;
    // A repository may be busy.
    if (attempt === TRIES) return done.said.trim().slice(-300);
  }
}

async function fetchInto(folder: string, { lock, pom, repository }: JarRequest): Promise<void> {
  if (repository !== undefined) return downloadJars(lock, repository, folder);
  const problem = await byMaven(pom, folder, lock);
  if (problem === undefined) return;
  throw new Error(`Maven 未能取得 ${lock.name} / Maven did not bring ${lock.name}: ${problem}
请安装 Maven（apt-get install maven），或在 ${REPOSITORY} 中写明一个 Maven 仓库的地址
install Maven (apt-get install maven), or name the address of a Maven repository in ${REPOSITORY}`);
}

/** Puts a finished folder in its place in one step; whoever was quicker has put the same there. */
function publish(staging: string, target: string, lock: JarLock): void {
  const aside = `${staging}.old`;
  try {
    renameSync(staging, target);
  } catch (error) {
    if (isComplete(target, lock)) return;
    renameSync(target, aside);
    rmSync(aside, { recursive: true, force: true });
    try {
      renameSync(staging, target);
    } catch (again) {
      if (!isComplete(target, lock)) throw new AggregateError([error, again], `${target} 无法更换 / cannot be replaced`);
    }
  }
}

/** Which files are wanted, whence and whereto. */
export interface JarRequest {
  readonly lock: JarLock;
  /** The pom that Maven resolves to the same files. */
  readonly pom: string;
  /** Where the files are downloaded from instead, by hand of the operator: a mirror, say. */
  readonly repository: string | undefined;
  readonly cache: string;
  readonly log: (line: string) => void;
}

/** The folder with every file of the lock, fetched once and kept in the cache; see `ensureJars`. */
export async function fetchedOnce(request: JarRequest): Promise<string> {
  const { lock, cache, log } = request;
  const target = join(cache, lock.name);
  if (isComplete(target, lock)) return target;
  const megabytes = Math.round(lock.files.reduce((sum, { size }) => sum + size, 0) / 1e6);
  log(`首次使用，取得 ${lock.name}（${lock.files.length} 个文件，${megabytes} MB）/ first use: fetching ${lock.name} (${lock.files.length} files, ${megabytes} MB)`);
  mkdirSync(cache, { recursive: true });
  const staging = mkdtempSync(join(cache, `.${lock.name}-`));
  try {
    await fetchInto(staging, request);
    await verifyJars(staging, lock);
    // A temporary folder is closed to others; a cache may be shared.
    chmodSync(staging, 0o755);
    publish(staging, target, lock);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return target;
}

/**
 * The folder with every jar of a Java program, fetched once and kept in the cache. Each file is checked against the SHA-256 of
 * the committed lock, whether it came by `mvn` or from `$JUANZONG_MAVEN_REPOSITORY`. Several processes may ask at once.
 */
export const ensureJars = (program: 'kafka' | 's3', log: (line: string) => void): Promise<string> =>
  fetchedOnce({ ...readJarLock(program), cache: cacheFolder(process.env), repository: process.env[REPOSITORY] || undefined, log });
