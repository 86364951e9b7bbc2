import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import LongestFirst, { LONGEST } from './longest-first.mjs';

const test = (path) => ({ path: `/checkout/${path}`, context: { config: { id: 'here', rootDir: '/checkout', cacheDirectory: '/nowhere', haste: {} }, hasteFS: { getSize: () => path.length } } });

describe('the order of test files', () => {
  it('begins with the longest, wherever jest would have put them, and keeps its order of the others', async () => {
    const others = ['libs/a-very-long-name-for-a-very-large-file.unit.spec.ts', 'libs/b.unit.spec.ts'];
    const sorted = await new LongestFirst({ contexts: [], globalConfig: {} }).sort([...others, ...[...LONGEST].reverse()].map(test));
    expect(sorted.map(({ path }) => path.slice('/checkout/'.length))).toEqual([...LONGEST, ...others]);
  });
  it('names files that are there', () => {
    expect(LONGEST.filter((path) => !existsSync(fileURLToPath(new URL(`../../${path}`, import.meta.url))))).toEqual([]);
  });
});
