import { describe, expect, it } from '@jest/globals';
import { faultsOfLinks, faultsOfLock, faultsOfText } from './rules.mjs';

describe('text', () => {
  it.each(['// eslint-disable-next-line', '// @ts-ignore', "readFile('/home/somebody/x')", '// TODO: later'])('refuses %s', (line) => {
    expect(faultsOfText('a.ts', `fine\n${line}`)).toEqual([expect.stringContaining('a.ts:2: ')]);
  });
  it('lets ordinary text pass', () => expect(faultsOfText('a.md', 'home/share, /data/home/list, todo list, tmpdir()')).toEqual([]));
});

describe('the lock file', () => {
  const lock = (resolved) => JSON.stringify({ packages: { 'node_modules/zod': { version: '4.0.0', resolved } } });
  it('may link to the workspace and leave out where a package came from', () => {
    expect([...faultsOfLock(lock('libs/kernel')), ...faultsOfLock(lock(undefined))]).toEqual([]);
  });
  it('may not name a host', () => expect(faultsOfLock(lock('https://example.org/zod.tgz'))).toHaveLength(1));
});

describe('a document', () => {
  const exists = (path) => ['libs/kernel/src/ids.ts', 'docs/adr/0001.md', 'README.md'].includes(path);
  it('may name what is there, from its own place or from the root', () => {
    expect(faultsOfLinks('docs/a.md', '[x](adr/0001.md#top) [y](../README.md) `libs/kernel/src/ids.ts` [z](https://example.org/gone)', exists)).toEqual([]);
  });
  it('may not name what is gone', () => {
    expect(faultsOfLinks('docs/a.md', '[x](adr/0002.md) `libs/kernel/src/gone.ts`', exists)).toEqual([
      'docs/a.md: names docs/adr/0002.md, which is not there', 'docs/a.md: names libs/kernel/src/gone.ts, which is not there',
    ]);
  });
});
