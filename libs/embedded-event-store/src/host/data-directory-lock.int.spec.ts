import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDataDirectory } from '../spec/open-store.js';
import { DataDirectoryInUseError, lockDataDirectory } from './data-directory-lock.js';

const directory = makeDataDirectory();
const file = join(directory, 'lock');
afterAll(() => { rmSync(directory, { recursive: true, force: true }); });

describe('lock of the data directory', () => {
  it('is held by one, and free again after its release', () => {
    const release = lockDataDirectory(directory);
    expect(() => lockDataDirectory(directory)).toThrow(DataDirectoryInUseError);
    release();
    lockDataDirectory(directory)();
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    ['a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, started: 'x 1', token: 'old' })],
    ['an earlier process with the same number', JSON.stringify({ pid: process.pid, started: 'x 1', token: 'old' })],
    ['a power cut', ''],
  ])('left behind by %s is taken over', (_by, content) => {
    writeFileSync(file, content);
    lockDataDirectory(directory)();
    expect(existsSync(file)).toBe(false);
  });
});
