import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isEncryptedField, type PersonalPath } from '@juanzong/case-file';
import type { Actor } from '@juanzong/kernel';
import fc from 'fast-check';
import { createPublicKey, verify } from 'node:crypto';
import { ERASED_TEXT, type Vault } from './vault.js';

/** A vault of one kind, empty at first, that can be closed and opened again. */
export interface VaultUnderTest {
  open(): Promise<Vault>;
  dispose(): Promise<void>;
}

const STREAM = 'case-1';
const PERSONAL: PersonalPath[] = [
  { path: ['applicant', 'name'], subject: 'applicant' },
  { path: ['opponents', '*', 'name'], subject: 'opponent' },
];
const DATA = { applicant: { name: '张三', region: '340202' }, opponents: [{ name: '甲公司' }, { name: { zh: '乙' } }] };
const READER: Actor = { id: 'u-1', role: 'examiner', agency: '340202' };

/** What every vault does, whatever it is kept in. */
export function vaultConformance(name: string, make: () => Promise<VaultUnderTest>): void {
  describe(`${name}: a vault`, () => {
    let under: VaultUnderTest;
    let vault: Vault;
    const close = async (data: unknown = DATA, eventId = 'e-1', stream = STREAM): Promise<unknown> =>
      (await vault.closeFields(stream, [{ eventId, data, personal: PERSONAL }]))[0];
    const open = async (data: unknown, eventId = 'e-1', stream = STREAM): Promise<unknown> => (await vault.openFields(stream, [{ eventId, data }]))[0];
    const reopen = async (): Promise<void> => {
      await vault.close();
      vault = await under.open();
    };

    beforeEach(async () => {
      under = await make();
      vault = await under.open();
    });
    afterEach(async () => {
      await vault.close();
      await under.dispose();
    });

    it('closes what names a person and nothing else, and opens it again, also after a restart', async () => {
      const closed = await close();
      expect(JSON.stringify(closed)).not.toMatch(/张三|甲公司|乙/);
      expect(closed).toMatchObject({ applicant: { region: '340202' } });
      expect(isEncryptedField((closed as typeof DATA).applicant.name)).toBe(true);
      expect(await open(closed)).toEqual(DATA);
      await reopen();
      expect(await open(closed)).toEqual(DATA);
    });

    it('takes any JSON value as a personal field', async () => {
      await fc.assert(
        fc.asyncProperty(fc.jsonValue({ noUnicodeString: false }), async (value) => {
          const data = JSON.parse(JSON.stringify({ applicant: { name: value } }).replaceAll(/\\ud[89a-f][0-9a-f]{2}/g, '')) as unknown;
          expect(await open(await close(data))).toEqual(data);
        }),
        { numRuns: 100 },
      );
    });

    it('says neither twice in the same way nor how long a name is', async () => {
      const [a, b] = [await close(), await close({ ...DATA, applicant: { name: '欧阳修远' } })] as [typeof DATA, typeof DATA];
      const [one, two] = [a.applicant.name, b.applicant.name] as unknown as { nonce: string; ciphertext: string }[];
      expect(one?.nonce).not.toBe(two?.nonce);
      expect(one?.ciphertext.length).toBe(two?.ciphertext.length);
    });

    it('finds a field that was moved to another entry, place or file, or changed', async () => {
      const closed = (await close()) as { applicant: { name: { ciphertext: string } }; opponents: { name: unknown }[] };
      await expect(open(closed, 'e-2')).rejects.toThrow(/密文/);
      await expect(open({ applicant: closed.opponents[0] })).rejects.toThrow(/密文/);
      const { name } = closed.applicant;
      const flipped = name.ciphertext.slice(0, 4) + (name.ciphertext[4] === 'A' ? 'B' : 'A') + name.ciphertext.slice(5);
      await expect(open({ applicant: { name: { ...name, ciphertext: flipped } } })).rejects.toThrow(/密文/);
      await expect(open({ applicant: { name: { ...name, ciphertext: name.ciphertext.replace('s.', 'j.') } } })).rejects.toThrow(/密文/);
      expect(await open(closed, 'e-1', 'case-2')).toMatchObject({ applicant: { name: ERASED_TEXT } });
    });

    it('uses one key per file and subject, also when many are asked for at once', async () => {
      const all = (await Promise.all(Array.from({ length: 20 }, (_, i) => close(DATA, `e-${i}`)))) as typeof DATA[];
      const idOf = (value: unknown): string => (value as { keyId: string }).keyId;
      expect(new Set(all.map((data) => idOf(data.applicant.name))).size).toBe(1);
      const other = (await close(DATA, 'e-1', 'case-2')) as typeof DATA;
      const ids = [idOf(all[0]?.applicant.name), idOf(all[0]?.opponents[0]?.name), idOf(other.applicant.name)];
      expect(new Set(ids).size).toBe(3);
    });

    it('erases for good: strings become a mark, other values null, other subjects stay', async () => {
      const closed = await close();
      await vault.erase(STREAM, 'opponent');
      const left = { ...DATA, opponents: [{ name: ERASED_TEXT }, { name: null }] };
      expect(await open(closed)).toEqual(left);
      await reopen();
      expect(await open(closed)).toEqual(left);
      expect(await vault.isErased(STREAM, 'opponent')).toBe(true);
      await expect(close()).rejects.toThrow(/已删除/);
      expect((await vault.fieldKeys(STREAM, 'e-1', closed)).map(({ field }) => field)).toEqual(['applicant.name']);
    });

    it('applies erasures of before again, also to subjects it never had a key for', async () => {
      const closed = await close();
      const erasures = [{ stream: STREAM, subject: 'applicant' }, { stream: 'case-9', subject: 'applicant' }];
      await vault.applyErasures(erasures);
      await vault.applyErasures(erasures);
      expect(await open(closed)).toMatchObject({ applicant: { name: ERASED_TEXT }, opponents: DATA.opponents });
      await expect(close(DATA, 'e-1', 'case-9')).rejects.toThrow(/已删除/);
    });

    it('keeps up to where erasures were applied, also when it is opened again', async () => {
      expect(await vault.erasuresAppliedUpTo()).toBeUndefined();
      await vault.applyErasures([], 2n ** 60n);
      await reopen();
      expect(await vault.erasuresAppliedUpTo()).toBe(2n ** 60n);
    });

    it('logs what a reader opens: who, why, when and which fields, never what was read', async () => {
      const closed = await close();
      const opening = { actor: READER, reason: '审查经济状况', stream: STREAM };
      expect(await vault.openForReader(opening, [{ eventId: 'e-1', data: closed }])).toEqual([DATA]);
      await reopen();
      const fields = ['applicant.name', 'opponents.0.name', 'opponents.1.name'];
      expect(await vault.openings({ stream: STREAM })).toEqual([
        { sequence: 1, at: expect.stringMatching(/Z$/), ...opening, entries: [{ eventId: 'e-1', fields }] },
      ]);
      expect(JSON.stringify(await vault.openings())).not.toMatch(/张三/);
      expect(await vault.openings({ stream: 'case-2' })).toEqual([]);
      await expect(vault.openForReader({ ...opening, reason: ' ' }, [{ eventId: 'e-1', data: closed }])).rejects.toThrow(/理由/);
    });

    it('keeps its keyed hashes and separates them by purpose', async () => {
      const before = vault.keyedHash('matter', 'x');
      expect(before).toMatch(/^[0-9a-f]{64}$/);
      expect(vault.keyedHash('command', 'x')).not.toBe(before);
      await reopen();
      expect(vault.keyedHash('matter', 'x')).toBe(before);
      expect(() => vault.keyedHash('a\nb', 'x')).toThrow(RangeError);
    });

    it('finds the files of a person by the identity number until they are erased', async () => {
      await vault.linkPerson({ stream: STREAM, subject: 'applicant' }, '11010519491231002x');
      await vault.linkPerson({ stream: 'case-2', subject: 'applicant' }, '11010519491231002X');
      await vault.linkPerson({ stream: 'case-3', subject: 'applicant' }, '440308199901101512');
      await reopen();
      const found = async (): Promise<string[]> => (await vault.subjectsOf('11010519491231002X')).map(({ stream }) => stream);
      expect(await found()).toEqual([STREAM, 'case-2']);
      await vault.erase(STREAM, 'applicant');
      expect(await found()).toEqual(['case-2']);
    });

    it('hands out keys of chosen fields only', async () => {
      const closed = await close();
      const keys = await vault.fieldKeys(STREAM, 'e-1', closed, ['opponents.0.name']);
      expect(keys).toEqual([{ field: 'opponents.0.name', key: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    });

    it('closes documents under the key of their file', async () => {
      const bytes = Buffer.from('扫描件'.repeat(1000));
      const sealed = await vault.closeDocument(STREAM, bytes);
      expect(Buffer.from(sealed).includes(Buffer.from('扫描件'))).toBe(false);
      expect(Buffer.from(await vault.openDocument(STREAM, sealed)).equals(bytes)).toBe(true);
      for (const at of [3, 60, sealed.length - 1]) {
        const changed = Uint8Array.from(sealed);
        changed[at] = (changed[at] as number) ^ 1;
        await expect(vault.openDocument(STREAM, changed)).rejects.toThrow(/密文/);
      }
      await expect(vault.openDocument('case-2', sealed)).rejects.toThrow(/密文/);
      await vault.erase(STREAM, 'documents');
      await expect(vault.openDocument(STREAM, sealed)).rejects.toThrow(/已删除/);
    });

    it('signs with a key that stays the same', async () => {
      const { publicKey, keyId } = vault.signer();
      await reopen();
      expect(vault.signer()).toMatchObject({ publicKey, keyId });
      const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
      expect(verify(null, Buffer.from('头'), key, Buffer.from(vault.signer().sign('头'), 'base64'))).toBe(true);
    });
  });
}
