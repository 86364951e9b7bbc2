import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PACK_KINDS } from './index.js';
import { loadPolicyBook } from './loader.js';
import { packTable } from './pack-table.fixture.js';

const README = fileURLToPath(new URL('../README.md', import.meta.url));
const BLOCK = /(<!-- packs: [^>]*-->\n)[\s\S]*?(<!-- \/packs -->)/u;

describe('the README of the packs', () => {
  const text = readFileSync(README, 'utf8');

  it('lists what each region has packs for', () => {
    const written = text.replace(BLOCK, (_block, begin: string, end: string) => `${begin}${packTable(loadPolicyBook())}\n${end}`);
    if (process.env['UPDATE_PACK_TABLE'] === '1') writeFileSync(README, written);
    else expect(text).toBe(written);
  });

  it('says of every kind how its packs combine', () => {
    expect(PACK_KINDS.filter((kind) => !text.includes(`\`${kind}\``))).toEqual([]);
  });
});
