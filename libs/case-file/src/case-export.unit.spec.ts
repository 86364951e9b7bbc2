import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@juanzong/kernel';
import { documentsIn, type Entry, exportCaseFile, headText, parseExport, redactExport, serializeExport } from './index.js';

const digest = (letter: string): string => letter.repeat(64);
const document = (letter: string) => ({ digest: digest(letter), size: 3, mediaType: 'image/png', kind: 'scan' });
const entry = (revision: number, data: unknown): Entry => ({ revision, hash: digest('1'), data }) as unknown as Entry;
const signer = { keyId: 'k', publicKey: 'p', sign: (text: string): string => `signed ${text}` };
const parts = { clock: 'real' as const, stream: 'case-1', exportedAt: '2026-01-01T00:00:00.000Z' as Instant, position: 9007199254740993n };

describe('documents named in entries', () => {
  it('are found at any depth, once each, by digest, without what is not theirs', () => {
    const entries = [entry(0, { scans: [{ ...document('b'), note: 'x' }, document('a')] }), entry(1, { deep: { again: document('b') }, no: { digest: 'x' } })];
    expect(documentsIn(entries)).toEqual([document('a'), document('b')]);
  });
});

describe('an export', () => {
  it('signs the head of the last entry, with a position that no number could hold', () => {
    const file = exportCaseFile({ ...parts, entries: [entry(0, {}), entry(1, {})] }, signer);
    expect(file.head).toMatchObject({ revision: 1, position: '9007199254740993', signature: { value: `signed ${headText(file, file.head)}` } });
    expect(headText(file, file.head)).toBe(
      `juanzong.case-file.head.v1\n{"clock":"real","exportedAt":"2026-01-01T00:00:00.000Z","format":"juanzong.case-file-export/1","hash":"${digest('1')}","position":"9007199254740993","revision":1,"stream":"case-1"}`,
    );
    expect(() => exportCaseFile({ ...parts, entries: [] }, signer)).toThrow(/no entries/);
  });

  it('lists disclosures in order and once, and carries the documents that were handed over', () => {
    const disclosures = ['b', 'a', 'b'].map((field) => ({ eventId: 'e', field, key: 'k' }));
    const contents = new Map([[digest('a'), Buffer.from('abc')]]);
    const file = exportCaseFile({ ...parts, entries: [entry(0, [document('a'), document('b')])], disclosures, contents }, signer);
    expect(file.disclosures.map(({ field }) => field)).toEqual(['a', 'b']);
    expect(file.documents).toEqual([{ ...document('a'), content: 'YWJj' }, document('b')]);
    const redacted = redactExport(file, { disclosure: () => false, document: () => false });
    expect(redacted).toEqual({ ...file, disclosures: [], documents: [document('a'), document('b')] });
  });

  it('is read only in its canonical form and known format', () => {
    const file = exportCaseFile({ ...parts, entries: [entry(0, {})] }, signer);
    expect(parseExport(serializeExport(file))).toEqual(file);
    expect(() => parseExport(JSON.stringify(file, null, 1))).toThrow(/规范/);
    expect(() => parseExport(serializeExport({ ...file, format: 'x' } as unknown as typeof file))).toThrow(/格式/);
  });
});
