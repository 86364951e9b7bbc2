import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonical } from './canonical.js';
import { derivedEventId } from './derived-id.js';
import { verifyExport } from './index.js';
import { GOLDEN, goldenFile, goldenText, type LooseExport } from './testing/golden.js';

const codes = (file: unknown): string[] => verifyExport(canonical(file)).problems.map(({ code }) => code);
const changed = (name: string, change: (file: LooseExport) => void): string[] => {
  const file = goldenFile(name);
  change(file);
  return codes(file);
};

/** What each change is called; that any change is found at all, `random-changes.int.spec.ts` shows ten thousand times. */
describe.each(GOLDEN)('every change to the export %s is found', (name) => {
  it('any member of any entry, even if the file is written anew in canonical form', () => {
    const file = goldenFile(name);
    const members = file.entries.flatMap((entry, i) => Object.keys(entry).map((key) => [i, key] as const));
    for (const [i, key] of members) {
      for (const value of ['x', 3, undefined]) {
        const copy = goldenFile(name);
        (copy.entries[i] as Record<string, unknown>)[key] = value;
        if (canonical(copy) !== goldenText(name)) expect(codes(copy)).not.toEqual([]);
      }
    }
  });

  it('any member of the export itself, its head and its signature', () => {
    const paths = [['clock', 'real'], ['stream', 'case-x'], ['exportedAt', '2027-01-01T00:00:00.000Z'], ['format', 'x'], ['extra', 1]] as const;
    for (const [key, value] of paths) expect(changed(name, (file) => (file[key] = value))).not.toEqual([]);
    for (const key of ['revision', 'hash', 'position']) expect(changed(name, ({ head }) => (head[key] = key === 'revision' ? 1 : '1'.repeat(64)))).not.toEqual([]);
    for (const key of ['alg', 'keyId', 'publicKey', 'value']) expect(changed(name, ({ head }) => (head.signature[key] = 'AAAA'))).not.toEqual([]);
  });

  it('one document for another', () => {
    expect(changed(name, ({ documents: [a, b] }) => Object.assign(a as object, { content: b?.['content'] }))).toEqual(['document.digest-wrong']);
    expect(changed(name, ({ documents }) => documents.reverse())).toContain('document.order');
    expect(changed(name, ({ documents }) => documents.pop())).toEqual(['document.missing']);
    expect(changed(name, ({ documents }) => documents.push({ ...documents[0], digest: 'ff'.repeat(32) }))).toEqual(expect.arrayContaining(['document.unreferenced']));
    for (const [key, value] of [['kind', 'x'], ['mediaType', 'x'], ['size', 1], ['pages', 9]] as const) {
      expect(changed(name, ({ documents }) => Object.assign(documents[0] as object, { [key]: value }))).toContain('document.unreferenced');
    }
    expect(changed(name, ({ documents }) => Object.assign(documents[0] as object, { extra: 1 }))).toContain('document.malformed');
  });

  it('a forged key, a key for another field, and one that is named twice', () => {
    expect(changed(name, ({ disclosures: [one] }) => Object.assign(one as object, { key: '00'.repeat(32) }))).toEqual(['disclosure.commitment-wrong']);
    expect(changed(name, ({ disclosures: [a, b] }) => Object.assign(a as object, { key: b?.['key'] }))).toEqual(['disclosure.commitment-wrong']);
    expect(changed(name, ({ disclosures }) => disclosures.splice(1, 0, { ...disclosures[0] }))).toEqual(['disclosure.order']);
    expect(changed(name, ({ disclosures: [one] }) => Object.assign(one as object, { field: 'applicant' }))).toContain('disclosure.field-unknown');
    expect(changed(name, ({ disclosures: [one] }) => Object.assign(one as object, { eventId: '0' }))).toContain('disclosure.entry-unknown');
    expect(changed(name, ({ disclosures: [one] }) => Object.assign(one as object, { key: 1 }))).toEqual(['disclosure.malformed']);
  });

  it('and says what it is', () => {
    expect(changed(name, ({ entries }) => entries.pop())).toEqual(expect.arrayContaining(['head.mismatch']));
    expect(changed(name, ({ entries }) => entries.splice(2, 1))).toEqual(expect.arrayContaining(['entry.chain-broken', 'entry.revision-gap']));
    expect(changed(name, ({ entries }) => entries.splice(2, 0, entries[2] as object as Record<string, unknown>))).toEqual(expect.arrayContaining(['entry.revision-duplicate', 'entry.id-wrong']));
    expect(changed(name, ({ entries: [a] }) => Object.assign(a as object, { alg: 'MD5' }))).toContain('entry.algorithm-unknown');
    expect(changed(name, ({ entries: [a] }) => Object.assign(a as object, { entryFormat: 2 }))).toContain('entry.format-unknown');
    expect(changed(name, ({ entries: [a] }) => Object.assign(a as object, { stream: 'case-2' }))).toEqual(expect.arrayContaining(['entry.other-stream', 'entry.hash-wrong', 'entry.id-wrong']));
    expect(changed(name, ({ entries: [a] }) => Object.assign(a as object, { caseId: '2' }))).toEqual(['entry.hash-wrong', 'entry.other-case']);
    expect(changed(name, ({ entries }) => Object.assign(entries[3] as object, { recordedAt: '2020-01-01T00:00:00.000Z' }))).toEqual(expect.arrayContaining(['entry.recorded-before-previous']));
    expect(changed(name, ({ head }) => (head.signature['alg'] = 'RSA'))).toEqual(['head.algorithm-unknown']);
    expect(verifyExport('{')).toMatchObject({ problems: [{ code: 'export.unreadable', message: { zh: expect.any(String), en: expect.any(String) } }] });
    expect(verifyExport(JSON.stringify(goldenFile(name), null, 1)).problems).toMatchObject([{ code: 'export.not-canonical' }]);
  });
});

describe('the verifier', () => {
  it('derives the ids of RFC 9562', () => {
    expect(derivedEventId('case-1', 'c', 0)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('never throws, whatever it is given', () => {
    const template = goldenFile('aes-sha256');
    const hostile = fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(template)), fc.constantFrom(...template.entries));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (junk) => verifyExport(junk).ok === false), { numRuns: 200 });
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (junk) => verifyExport(junk).ok === false), { numRuns: 200 });
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(template)), hostile, (key, value) => {
        const text = canonical({ ...template, [key]: value });
        const redacted = key === 'disclosures' && canonical(value) === '[]';
        expect(verifyExport(text).ok).toBe(redacted || text === goldenText('aes-sha256'));
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.constantFrom('entries', 'documents', 'disclosures'), fc.array(hostile, { minLength: 1, maxLength: 4 }), (key, value) => {
        expect(verifyExport(canonical({ ...template, [key]: value })).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    expect(verifyExport(deep).problems).toMatchObject([{ code: expect.stringMatching(/^export\./) }]);
    expect(verifyExport(goldenText('aes-sha256').replace('"disclosures":[', '"disclosures":[{"__proto__":1},')).ok).toBe(false);
  });
});
