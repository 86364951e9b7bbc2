import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseStream, type EncryptedField, type Entry, GENESIS_HASH, isIntact } from '@juanzong/case-file';
import { ERASED_TEXT } from '@juanzong/vault';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { KeptTogether } from '../spec-support/kept-together.js';
import { backUp, erasureListOf, type Manifest, restoreBackup, type RestoreRequest } from './index.js';

const MINUTES = 120_000;
const LANES = 6;
/** Between two entries of a lane: the load need not be high, only without end. */
const BREATH_MS = 20;
const root = mkdtempSync(join(tmpdir(), 'juanzong-backup-'));
const data = join(root, 'data');
const backup = join(root, 'backup');
const key = join(data, 'vault', 'master.key');
const quiet = { now: () => Date.UTC(2026, 2, 6), onProgress: () => undefined };
const restore = (dataDirectory: string, more: Partial<RestoreRequest> = {}) => restoreBackup({ backup, dataDirectory, clock: 'real', masterKey: key, erasures: [], ...quiet, ...more });
const inBackup = (): string[] => readdirSync(root).filter((name) => name.includes('partial'));

let original: KeptTogether;
let manifest: Manifest;

beforeAll(async () => {
  original = await KeptTogether.open(data);
  await original.found('real');
  for (const n of [1, 2, 3]) await original.note(`erased-${n}`, `此人 ${n}`);
}, MINUTES);
afterAll(async () => {
  await original.close();
  rmSync(root, { recursive: true, force: true });
}, MINUTES);

describe('a backup under load', () => {
  it('is one cut: whatever the copy of the store names is in the backup, and nothing of before is lacking', async () => {
    let running = true;
    let before = 0n;
    const lanes = Array.from({ length: LANES }, async (_, lane) => {
      for (let n = 0; running; n += 1) {
        const position = await original.note(`lane-${lane}-${n % 5}`, `第 ${lane} 道第 ${n} 条`);
        before = position > before ? position : before;
        await sleep(BREATH_MS);
      }
    });
    while (before < 40n) await sleep(5);
    const acknowledged = before;
    const steps = new Set<string>();
    manifest = await backUp({ dataDirectory: data, target: backup, withMasterKey: false, ...quiet, onProgress: ({ step }) => steps.add(step.en) });
    const meanwhile = before;
    running = false;
    await Promise.all(lanes);
    expect(BigInt(manifest.position)).toBeGreaterThanOrEqual(acknowledged);
    expect(meanwhile).toBeGreaterThan(BigInt(manifest.position));
    expect(manifest).toMatchObject({ clock: 'real', masterKeyIncluded: false, createdAt: '2026-03-06T00:00:00.000Z' });
    expect([...steps]).toEqual(expect.arrayContaining(['documents', 'checking events', 'digests']));
    expect(readdirSync(backup).sort()).toEqual(['documents', 'event-store', 'manifest.json', 'vault']);
    expect(readdirSync(join(backup, 'vault'))).toEqual(['vault.lmdb']);
    expect(inBackup()).toEqual([]);
  }, MINUTES);

  it('restored, every stream is what it was up to the cut, every chain holds, every field and document opens', async () => {
    const place = join(root, 'restored');
    expect(await restore(place)).toMatchObject({ manifest, erasedAgain: [], withoutEntry: [] });
    const restored = await KeptTogether.open(place);
    try {
      const then = (await original.all()).filter(({ position }) => position <= BigInt(manifest.position));
      const now = await restored.all();
      expect(now).toEqual(then);
      const previous = new Map<string, string>();
      for (const { entry } of now) {
        expect([isIntact(entry), entry.previousHash]).toEqual([true, previous.get(entry.stream) ?? GENESIS_HASH]);
        previous.set(entry.stream, entry.hash);
        const { note, document } = await restored.read(entry);
        if (document) expect(Buffer.from(await restored.documents.get(entry.stream, document.digest)).toString()).toBe(`材料 ${note}`);
      }
      expect(await restored.note('after', '恢复之后')).toBeGreaterThan(BigInt(manifest.position));
    } finally {
      await restored.close();
    }
  }, MINUTES);
});

describe('an erasure after the backup', () => {
  const names = (n: number): string => caseStream(`erased-${n}`);
  const keyIdOf = (entry: Entry): string => ((entry.data as { note: EncryptedField }).note).keyId;

  it('is applied again by the list beside the data directory: the key is not in the restored vault, and it is told that the entry is lacking', async () => {
    await original.erase('erased-1');
    const [first] = (await original.all()).filter(({ entry }) => entry.stream === names(1));
    expect(readFileSync(join(backup, 'vault', 'vault.lmdb')).includes(keyIdOf(first?.entry as Entry))).toBe(true);
    const place = join(root, 'rolled-back');
    copyFileSync(erasureListOf(data), erasureListOf(place));
    expect(await restore(place)).toMatchObject({ erasedAgain: [{ stream: names(1), subject: 'applicant' }], withoutEntry: [{ stream: names(1), subject: 'applicant' }] });
    expect(readFileSync(join(place, 'vault', 'vault.lmdb')).includes(keyIdOf(first?.entry as Entry))).toBe(false);
    const restored = await KeptTogether.open(place);
    const notes = new Map<string, string>();
    for (const { entry } of await restored.all()) notes.set(entry.stream, (await restored.read(entry)).note);
    await restored.close();
    expect([notes.get(names(1)), notes.get(names(2))]).toEqual([ERASED_TEXT, '此人 2']);
  }, MINUTES);

  it('is applied again from the data directory as it is, or from a later backup', async () => {
    const erased = { erasedAgain: [{ stream: names(1), subject: 'applicant' }] };
    expect(await restore(join(root, 'by-data'), { erasures: [data] })).toMatchObject(erased);
    const later = join(root, 'later');
    await backUp({ dataDirectory: data, target: later, withMasterKey: true, ...quiet });
    expect(await restore(join(root, 'by-backup'), { erasures: [later] })).toMatchObject(erased);
    expect(await restore(join(root, 'with-key'), { backup: later, masterKey: undefined })).toMatchObject({ erasedAgain: [], withoutEntry: [] });
  }, MINUTES);

  it('between its entry and its key: whichever of the two the backup caught, the key is gone after a restore', async () => {
    await original.append(names(3), 'intake.PersonalDataErased', { subject: 'applicant', reason: '本人要求', legalBasis: '个人信息保护法第四十七条' });
    await original.vault.erase(names(2), 'applicant');
    const cut = join(root, 'in-between');
    await backUp({ dataDirectory: data, target: cut, withMasterKey: false, ...quiet });
    const subject = 'applicant';
    expect(await restore(join(root, 'from-in-between'), { backup: cut })).toMatchObject({ erasedAgain: [{ stream: names(3), subject }], withoutEntry: [{ stream: names(2), subject }] });
  }, MINUTES);
});

describe('nothing is restored, and nothing half-written is left,', () => {
  const place = join(root, 'never');
  let broken: string;
  /** A copy of the backup, changed. */
  const changed = (change: (path: string) => void): string => {
    broken = mkdtempSync(join(root, 'broken-'));
    cpSync(backup, broken, { recursive: true });
    change(broken);
    return broken;
  };
  const flip = (path: string): void => {
    const bytes = readFileSync(path);
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  };
  const documentOf = (path: string): string => join(path, 'documents', (readdirSync(join(path, 'documents'), { recursive: true }) as string[]).find((name) => name.length > 60) ?? '');

  it.each([
    ['the store was changed', 'backup.damaged', (path: string) => flip(join(path, 'event-store', 'events', 'data.mdb'))],
    ['the vault was changed', 'backup.damaged', (path: string) => flip(join(path, 'vault', 'vault.lmdb'))],
    ['a document was changed', 'backup.damaged', (path: string) => flip(documentOf(path))],
    ['a document is missing', 'backup.incomplete', (path: string) => rmSync(documentOf(path))],
    ['the vault is missing', 'backup.incomplete', (path: string) => rmSync(join(path, 'vault', 'vault.lmdb'))],
    ['the manifest is missing', 'backup.not-a-backup', (path: string) => rmSync(join(path, 'manifest.json'))],
    ['the manifest is cut off', 'backup.manifest-malformed', (path: string) => writeFileSync(join(path, 'manifest.json'), '{"format":')],
    ['the manifest tells another cut', 'backup.damaged', (path: string) => writeFileSync(join(path, 'manifest.json'), JSON.stringify({ ...manifest, position: manifest.position - 1 }))],
    ['another version wrote it', 'backup.format-unknown', (path: string) => writeFileSync(join(path, 'manifest.json'), JSON.stringify({ ...manifest, format: 'juanzong.backup/2' }))],
  ])('if %s', async (_what, code, change) => {
    await expect(restore(place, { backup: changed(change) })).rejects.toMatchObject({ code, message: expect.stringMatching(/[一-龥].* \/ .*[a-z]/) });
    expect([existsSync(place), inBackup()]).toEqual([false, []]);
  }, MINUTES);

  it('for a platform on the other clock, without the master key, or with another one', async () => {
    await expect(restore(place, { clock: 'virtual' })).rejects.toMatchObject({ code: 'backup.other-clock' });
    await expect(restore(place, { masterKey: undefined })).rejects.toMatchObject({ code: 'backup.master-key-needed' });
    const other = join(root, 'other.key');
    writeFileSync(other, `juanzong-vault-master-key/1 ${'ab'.repeat(32)}\n`, { mode: 0o600 });
    await expect(restore(place, { masterKey: other })).rejects.toMatchObject({ code: 'vault.master-key-other' });
    expect([existsSync(place), inBackup()]).toEqual([false, []]);
  }, MINUTES);

  it('over something, by a backup neither', async () => {
    mkdirSync(place);
    writeFileSync(join(place, 'mine'), 'x');
    await expect(restore(place)).rejects.toMatchObject({ code: 'backup.target-not-empty' });
    await expect(backUp({ dataDirectory: data, target: place, withMasterKey: false, ...quiet })).rejects.toMatchObject({ code: 'backup.target-not-empty' });
    expect(readdirSync(place)).toEqual(['mine']);
  });

  it('and there is no backup of what is no data directory, or damaged already', async () => {
    await expect(backUp({ dataDirectory: root, target: join(root, 'none'), withMasterKey: false, ...quiet })).rejects.toMatchObject({ code: 'backup.not-a-data-directory' });
    const document = documentOf(data);
    renameSync(document, `${document}.kept`);
    writeFileSync(document, 'x', { mode: statSync(`${document}.kept`).mode });
    await expect(backUp({ dataDirectory: data, target: join(root, 'none'), withMasterKey: false, ...quiet })).rejects.toMatchObject({ code: 'backup.source-damaged' });
    renameSync(`${document}.kept`, document);
    expect([existsSync(join(root, 'none')), inBackup()]).toEqual([false, []]);
  }, MINUTES);
});
