import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchedOnce } from './ensure-jars.js';
import { type JarLock, readJarLock } from './jar-lock.js';

const CONTENT: Readonly<Record<string, string>> = { 'org/a/1/a-1.jar': 'first', 'org/b/2/b-2.jar': 'second', 'org/c/3/c-3.jar': 'third' };

describe('fetching the jars of a program', () => {
  let cache: string;
  let server: Server;
  let lock: JarLock;
  let asked: string[];
  let refusals: number;
  let repository: string | undefined;
  const fetched = (changed: JarLock = lock): Promise<string> => fetchedOnce({ lock: changed, pom: '', repository, cache, log: () => undefined });
  const left = (): string[] => readdirSync(cache);

  beforeEach(async () => {
    cache = mkdtempSync(join(tmpdir(), 'jars-'));
    asked = [];
    refusals = 0;
    server = createServer((request, response) => {
      const path = (request.url ?? '').slice('/repo/'.length);
      asked.push(path);
      refusals -= 1;
      if (refusals >= 0) response.writeHead(503).end();
      else response.end(CONTENT[path]);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const files = Object.entries(CONTENT).map(([path, text]) => ({ path, size: text.length, sha256: createHash('sha256').update(text).digest('hex') }));
    repository = `http://127.0.0.1:${address.port}/repo`;
    lock = { name: 'program-1', files };
  });
  afterEach(async () => {
    server.close();
    await once(server, 'close');
    rmSync(cache, { recursive: true, force: true });
  });

  it('brings every file once, and asks nobody the next time', async () => {
    const folder = await fetched();
    expect(readdirSync(folder).sort()).toEqual(['a-1.jar', 'b-2.jar', 'c-3.jar']);
    expect(readFileSync(join(folder, 'b-2.jar'), 'utf8')).toBe('second');
    expect(await fetched()).toBe(folder);
    expect(asked).toHaveLength(3);
  });

  it('leaves one whole folder and nothing beside it when several ask at once', async () => {
    const folders = await Promise.all([fetched(), fetched(), fetched(), fetched()]);
    expect(new Set(folders).size).toBe(1);
    expect(left()).toEqual(['program-1']);
    expect(readdirSync(join(cache, 'program-1'))).toHaveLength(3);
  });

  it('asks again when the repository is busy, but not for ever', async () => {
    refusals = 2;
    await fetched();
    rmSync(join(cache, 'program-1'), { recursive: true });
    refusals = 100;
    await expect(fetched()).rejects.toThrow(/could not be downloaded/);
    expect(left()).toEqual([]);
  });

  it('says what to install, or to name, where Maven does not bring them', async () => {
    repository = undefined;
    await expect(fetched()).rejects.toThrow(/Maven did not bring program-1.*install Maven.*JUANZONG_MAVEN_REPOSITORY/s);
    expect(left()).toEqual([]);
  });

  it('keeps nothing of what is not, byte by byte, what the lock says', async () => {
    const [first, ...rest] = lock.files;
    if (first === undefined) throw new Error('no files');
    const other = { ...lock, files: [{ ...first, sha256: createHash('sha256').update('other').digest('hex') }, ...rest] };
    await expect(fetched(other)).rejects.toThrow(/a-1\.jar.*SHA-256/s);
    expect(left()).toEqual([]);
  });

  it('replaces a folder in which a file is missing or cut short', async () => {
    mkdirSync(join(cache, 'program-1'));
    writeFileSync(join(cache, 'program-1', 'a-1.jar'), 'fir');
    expect(readdirSync(await fetched())).toHaveLength(3);
    expect(left()).toEqual(['program-1']);
  });

  it.each(['kafka', 's3'] as const)('has a lock for %s whose files all have names of their own', (program) => {
    const { lock: committed } = readJarLock(program);
    const names = committed.files.map(({ path }) => path.split('/').at(-1));
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(40);
  });
});
