import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CaseFileExport, GENESIS_HASH, parseExport, redactExport, sealAll, serializeExport } from '@juanzong/case-file';
import type { Clock, Instant } from '@juanzong/kernel';
import { ERASED_TEXT, FIELD_ALGORITHMS, openVault, type Vault } from '@juanzong/vault';
import { verifyExport } from '@juanzong/verifier';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileDocumentStore } from './index.js';
import { exportOf, sampleExport } from './testing/sample-export.js';

const clock: Clock = { kind: 'virtual', now: () => '2026-01-05T01:00:00.000Z' as Instant };

describe.each(FIELD_ALGORITHMS)('a case file exported with %s', (alg) => {
  let directory: string;
  let vault: Vault;
  let documents: FileDocumentStore;
  let file: CaseFileExport;
  const codes = (one: CaseFileExport): string[] => verifyExport(serializeExport(one)).problems.map(({ code }) => code);

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'juanzong-export-'));
    vault = await openVault({ directory, clock, alg });
    documents = new FileDocumentStore(directory, vault);
    file = await sampleExport(vault, documents, alg === 'SM4-GCM' ? 'SM3' : 'SHA-256');
  });
  afterAll(async () => {
    await vault.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('verifies, and discloses every personal field in plain', () => {
    const report = verifyExport(serializeExport(file), { trustedKeys: [vault.signer().publicKey] });
    expect(report).toMatchObject({ ok: true, trusted: true, problems: [], entries: 7, clock: 'virtual' });
    expect(report.disclosed.map(({ revision, field, value }) => `${revision} ${field} ${String(value)}`).sort()).toEqual([
      '0 applicant.income 180000', '0 applicant.name 张三（样例）', '0 opponents.0.name 某某公司', '1 applicant.income 175000',
      '6 applicant.income 180000', '6 applicant.name 张山（样例）', '6 opponents.0.name 某某公司',
    ]);
    expect(report.documents).toHaveLength(2);
  });

  it('comes back as it went', () => {
    expect(parseExport(serializeExport(file))).toEqual(JSON.parse(JSON.stringify(file)));
    expect(() => parseExport(JSON.stringify(file))).toThrow(/规范/);
    expect(() => parseExport(`${serializeExport(file)}\n`)).toThrow(/规范/);
  });

  it('can be redacted by anybody: chosen fields are disclosed, everything still verifies', () => {
    const redacted = redactExport(file, { disclosure: ({ field }) => field === 'applicant.income', document: ({ kind }) => kind === 'agreement' });
    const text = serializeExport(redacted);
    const report = verifyExport(text);
    expect(report).toMatchObject({ ok: true, problems: [] });
    expect(report.disclosed.map(({ value }) => value).sort()).toEqual([175000, 180000, 180000]);
    expect(report.documents.map(({ contentChecked }) => contentChecked).sort()).toEqual([false, true]);
    expect(text).not.toMatch(/张三|某某公司/);
  });

  it('cannot be rewritten with recomputed hashes by somebody without the signing key', () => {
    const changed = file.entries.map(({ hash: _hash, previousHash: _previous, ...entry }) => (entry.revision === 2 ? { ...entry, data: { form: 'none' } } : entry));
    const entries = sealAll(changed, GENESIS_HASH);
    const hash = (entries.at(-1) as { hash: string }).hash;
    expect(codes({ ...file, entries })).toEqual(['head.mismatch']);
    expect(codes({ ...file, entries, head: { ...file.head, hash } })).toEqual(['head.signature-wrong']);
  });

  it('signed with another key, is found by who knows the right one', async () => {
    const other = mkdtempSync(join(tmpdir(), 'juanzong-export-'));
    const forger = await openVault({ directory: other, clock });
    const forged = { ...(await exportOf(file.entries, vault, documents)), disclosures: [] };
    const { headText } = await import('@juanzong/case-file');
    const { keyId, publicKey } = forger.signer();
    const head = { ...forged.head, signature: { alg: 'Ed25519' as const, keyId, publicKey, value: forger.signer().sign(headText(forged, forged.head)) } };
    expect(codes({ ...forged, head })).toEqual([]);
    expect(verifyExport(serializeExport({ ...forged, head }), { trustedKeys: [vault.signer().publicKey] })).toMatchObject({ ok: false, trusted: false, problems: [{ code: 'head.key-unknown' }] });
    await forger.close();
    rmSync(other, { recursive: true });
  });

  it('without its vault shows nothing personal and no document, and everything else still verifies', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'juanzong-export-'));
    const wiped = await openVault({ directory: empty, clock });
    const text = serializeExport(await exportOf(file.entries, wiped, documents));
    expect(verifyExport(text)).toMatchObject({ ok: true, entries: 7, disclosed: [], documents: [{ contentChecked: true }, { contentChecked: true }] });
    expect(text).not.toMatch(/张三|张山|某某公司|175000|180000/);
    expect(await wiped.openFields(file.stream, file.entries.slice(2, 3))).toEqual([file.entries[2]?.data]);
    for (const { digest } of file.documents) await expect(new FileDocumentStore(directory, wiped).get(file.stream, digest)).rejects.toMatchObject({ code: 'vault.ciphertext-damaged' });
    await wiped.close();
    rmSync(empty, { recursive: true });
  });

  it('stays whole when a person is erased: their fields are gone, every hash is valid', async () => {
    await vault.erase(file.stream, 'applicant');
    const after = await exportOf(file.entries, vault, documents);
    const report = verifyExport(serializeExport(after));
    expect(report).toMatchObject({ ok: true, problems: [] });
    expect(report.disclosed.map(({ field }) => field)).toEqual(['opponents.0.name', 'opponents.0.name']);
    expect(await vault.openFields(file.stream, file.entries.slice(0, 1))).toMatchObject([{ applicant: { name: ERASED_TEXT, income: null, region: '340202' } }]);
  });
});
