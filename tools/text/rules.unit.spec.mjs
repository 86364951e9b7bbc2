import { describe, expect, it } from '@jest/globals';
import { faultsOfLock, faultsOfText } from './rules.mjs';

describe('text', () => {
  it.each(['// eslint-disable-next-line', '// @ts-ignore', "readFile('/work/main/x')", 'see ../shared/design', '// TODO: later'])('refuses %s', (line) => {
    expect(faultsOfText('a.ts', `fine\n${line}`)).toEqual([expect.stringContaining('a.ts:2: ')]);
  });
  it('lets ordinary text pass', () => expect(faultsOfText('a.md', 'work/share, /data/work/list, todo list, tmpdir()')).toEqual([]));
});

describe('the lock file', () => {
  const lock = (resolved) => JSON.stringify({ packages: { 'node_modules/zod': { version: '4.0.0', resolved } } });
  it('may link to the workspace and leave out where a package came from', () => {
    expect([...faultsOfLock(lock('libs/kernel')), ...faultsOfLock(lock(undefined))]).toEqual([]);
  });
  it('may not name a host', () => expect(faultsOfLock(lock('https://example.org/zod.tgz'))).toHaveLength(1));
});
