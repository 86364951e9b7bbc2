import { describe, expect, it } from '@jest/globals';
import { holdsEverything, stampOf } from './install.mjs';

const lock = {
  packages: {
    '': { version: '1.0.0' },
    'libs/kernel': { version: '0.1.0' },
    'node_modules/@juanzong/kernel': { resolved: 'libs/kernel', link: true },
    'node_modules/zod': { version: '4.0.0' },
    'node_modules/zod/node_modules/deep': { version: '2.0.0' },
    'node_modules/other-machine': { version: '1.0.0', optional: true },
  },
};
const installed = (changes = {}) => {
  const { '': _root, 'libs/kernel': _kernel, 'node_modules/other-machine': _optional, ...rest } = lock.packages;
  return { packages: { ...rest, ...changes } };
};

const everyLink = () => true;
const complete = (changes, isLinked = everyLink) => holdsEverything(lock, installed(changes), isLinked);

describe('what is installed', () => {
  it('is complete without the packages of other machines', () => expect(complete()).toBe(true));
  it('is not if a package is missing', () => expect(complete({ 'node_modules/zod': undefined })).toBe(false));
  it('is not if a package below a package is missing', () => expect(complete({ 'node_modules/zod/node_modules/deep': undefined })).toBe(false));
  it('is not if a version differs', () => expect(complete({ 'node_modules/zod': { version: '3.9.9' } })).toBe(false));
  it('is not if an optional package is there in another version', () => {
    expect(complete({ 'node_modules/other-machine': { version: '0.9.0' } })).toBe(false);
  });
  it('is not if a library of the workspace is not linked', () => {
    expect(complete({}, (path, target) => path === 'node_modules/@juanzong/other' && target !== '')).toBe(false);
  });
  it('bears a stamp that changes with the lock file and with the machine', () => {
    const here = { platform: 'linux', arch: 'x64' };
    expect(new Set([stampOf('a', here), stampOf('b', here), stampOf('a', { ...here, arch: 'arm64' })]).size).toBe(3);
    expect(stampOf('a', here)).toBe(stampOf('a', here));
  });
});
