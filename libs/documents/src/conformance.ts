import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Vault } from '@juanzong/vault';
import fc from 'fast-check';
import type { DocumentStore } from './document-store.js';

/** A document store of one kind, empty at first, with the vault behind it and a hand that damages it. */
export interface DocumentsUnderTest {
  readonly store: DocumentStore;
  readonly vault: Vault;
  /** Flips one bit of what is stored under a digest. */
  damage(digest: string, at: number): Promise<void>;
  /** The same documents with nothing cached. */
  reopen(): Promise<DocumentStore>;
  dispose(): Promise<void>;
}

const SCAN = { mediaType: 'image/png', kind: 'id-card-scan', pages: 2 };
const STREAM = 'case-1';

/** What every document store does, whatever it is kept in. */
export function documentConformance(name: string, make: () => Promise<DocumentsUnderTest>): void {
  describe(`${name}: a document store`, () => {
    let under: DocumentsUnderTest;
    const put = (text = '扫描件'): ReturnType<DocumentStore['put']> => under.store.put(STREAM, Buffer.from(text), SCAN);

    beforeEach(async () => {
      under = await make();
    });
    afterEach(() => under.dispose());

    it('gives back any bytes', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
          const { digest } = await under.store.put(STREAM, bytes, SCAN);
          expect(Buffer.from(await under.store.get(STREAM, digest)).equals(Buffer.from(bytes))).toBe(true);
        }),
        { numRuns: 25 },
      );
    });

    it('names what is stored by the digest of the ciphertext, and keeps it', async () => {
      const reference = await put();
      expect(reference).toEqual({ digest: expect.stringMatching(/^[0-9a-f]{64}$/), size: (await under.store.stored(reference.digest)).length, ...SCAN });
      const again = await under.reopen();
      expect(Buffer.from(await again.get(STREAM, reference.digest)).toString()).toBe('扫描件');
      expect(Buffer.from(await again.stored(reference.digest)).includes('扫描件')).toBe(false);
      expect((await put()).digest).not.toBe(reference.digest);
    });

    it('reports one flipped bit, wherever it is', async () => {
      const { digest, size } = await put();
      for (const at of [0, 40, size - 1]) {
        await under.damage(digest, at);
        expect(await under.store.verify(digest)).toBe('damaged');
        for (const read of ['get', 'sizeIn'] as const) await expect(under.store[read](STREAM, digest)).rejects.toMatchObject({ code: 'document.damaged' });
        await under.damage(digest, at);
      }
      expect(await under.store.verify(digest)).toBe('intact');
    });

    it('says what is missing and refuses what is no digest', async () => {
      const absent = 'ab'.repeat(32);
      expect(await under.store.verify(absent)).toBe('missing');
      await expect(under.store.get(STREAM, absent)).rejects.toMatchObject({ code: 'document.missing' });
      await expect(under.store.get(STREAM, '../../etc/passwd')).rejects.toMatchObject({ code: 'document.digest-malformed' });
    });

    it('opens a document only as one of its own file, and not after its key was erased', async () => {
      const { digest } = await put();
      const { length } = await under.store.stored(digest);
      expect(await under.store.sizeIn(STREAM, digest)).toBe(length);
      for (const read of ['get', 'sizeIn'] as const) await expect(under.store[read]('case-2', digest)).rejects.toMatchObject({ code: 'vault.ciphertext-damaged' });
      await under.vault.erase(STREAM, 'documents');
      await expect(under.store.get(STREAM, digest)).rejects.toMatchObject({ code: 'vault.key-erased' });
      expect(await under.store.verify(digest)).toBe('intact');
    });

    it('logs what a reader opens', async () => {
      const { digest } = await put();
      const opening = { actor: { id: 'u', role: 'examiner' as const }, reason: '审查材料', stream: STREAM };
      await under.store.getForReader(opening, digest);
      expect(await under.vault.openings()).toMatchObject([{ ...opening, entries: [{ eventId: digest, fields: ['document'] }] }]);
    });

    it('takes back what an export carried, unless it changed', async () => {
      const { digest } = await put();
      const stored = await under.store.stored(digest);
      await under.damage(digest, 3);
      await under.store.restore(digest, stored);
      expect(await under.store.verify(digest)).toBe('intact');
      await expect(under.store.restore(digest, stored.slice(1))).rejects.toMatchObject({ code: 'document.damaged' });
    });
  });
}
