import { describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mayBeVerified, PACK_KINDS, regionName } from './index.js';
import { contentHashOf, loadPolicyBook, parsePacks, PolicyFileError } from './loader.js';

const BASE = `
id: xx.test
kind: base-amount
region: '440700'
title: { zh: 测试, en: Test }
validFrom: '2024-01-01'
rank: CITY
source: { document: 文件, text: { zh: 每月五百元, en: 500 yuan a month }, confidence: V }
verified: true
params: { indicator: DIBAO_MULTIPLE, fenPerMonth: 50000 }
`;

describe('the packs that come with the platform', () => {
  const book = loadPolicyBook();

  it('all load, one id each, and every kind has a pack', () => {
    expect(book.packs.length).toBeGreaterThan(60);
    expect([...book.byKind.keys()].sort()).toEqual([...PACK_KINDS].sort());
  });

  it('stand in the folder of a region that exists', () => {
    for (const pack of book.packs) expect(regionName(pack.region)).toBeDefined();
  });

  it('are verified only where the text itself was read, or the document itself makes the rule', () => {
    for (const pack of book.packs) expect([pack.id, pack.verified]).toEqual([pack.id, mayBeVerified(pack.source)]);
    expect(book.packs.filter((pack) => pack.verified && pack.source.confidence !== 'V').map((pack) => pack.id)).toEqual(['ah.green-channel']);
  });

  it('give the same hashes at every load', () => {
    const hashes = (packs: typeof book.packs): string[] => packs.map((pack) => `${pack.id} ${pack.contentHash}`);
    expect(hashes(loadPolicyBook().packs)).toEqual(hashes(book.packs));
  });
});

describe('a pack file', () => {
  it('is hashed by content: a changed parameter shows, a comment or another order of keys does not', () => {
    const [pack] = parsePacks('a.yaml', BASE);
    expect(parsePacks('a.yaml', BASE.replace('fenPerMonth: 50000', 'fenPerMonth: 50001'))[0]?.contentHash).not.toBe(pack?.contentHash);
    expect(parsePacks('a.yaml', `# a comment\n${BASE}`)[0]?.contentHash).toBe(pack?.contentHash);
    expect(contentHashOf({ a: 1, b: 2 })).toBe(contentHashOf({ b: 2, a: 1 }));
  });

  it.each([
    ['a rule that claims to be verified on hearsay', BASE.replace('confidence: V', 'confidence: V2'), /\[0\]\.verified/],
    ['an unknown matter', BASE.replace('base-amount', 'matter-scope').replace(/params:.*/u, 'params: { scope: { mode: whitelist, matters: [NOPE] } }'), /params\.scope\.matters\.0/],
    ['a parameter of another kind', BASE.replace('fenPerMonth', 'fen'), /params/],
    ['an unknown kind', BASE.replace('base-amount', 'nonsense'), /kind/],
    ['an end before the beginning', BASE.replace("rank: CITY", "validTo: '2023-01-01'\nrank: CITY"), /validTo/],
    ['a date that is none', BASE.replace('2024-01-01', '2024-1-1'), /validFrom/],
    ['broken YAML', 'id: [', /bad\.yaml/],
  ])('with %s is refused, naming file and path', (_what, text, message) => {
    expect(() => parsePacks('bad.yaml', text)).toThrow(PolicyFileError);
    expect(() => parsePacks('bad.yaml', text)).toThrow(/bad\.yaml/);
    expect(() => parsePacks('bad.yaml', text)).toThrow(message);
  });

  it('is found below any folder; an empty folder and an id used twice are errors', () => {
    const folder = mkdtempSync(join(tmpdir(), 'packs-'));
    try {
      expect(() => loadPolicyBook(folder)).toThrow(PolicyFileError);
      mkdirSync(join(folder, '440700'));
      writeFileSync(join(folder, '440700', 'a.yaml'), BASE);
      expect(loadPolicyBook(folder).find('xx.test')?.region).toBe('440700');
      writeFileSync(join(folder, '440700', 'b.yaml'), BASE);
      expect(() => loadPolicyBook(folder)).toThrow(/xx\.test/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
