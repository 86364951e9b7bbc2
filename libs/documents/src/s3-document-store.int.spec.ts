import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Clock, Instant } from '@juanzong/kernel';
import { describeWith } from '@juanzong/local-cluster/testing';
import { openVault, type Vault } from '@juanzong/vault';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentConformance, type DocumentsUnderTest } from './conformance.js';
import { openDocumentStore } from './index.js';
import { S3DocumentStore } from './s3-document-store.js';
import { BucketHand, locationOf } from './testing/bucket-hand.js';

const clock: Clock = { kind: 'virtual', now: () => '2026-01-05T01:00:00.000Z' as Instant };

await describeWith(['s3'], 'documents in S3', ({ s3: { url: address } }) => {
  const location = locationOf(address);
  const hand = new BucketHand(location);
  beforeAll(() => hand.makeBucket());
  afterAll(() => hand.close());

  const inS3 = async (): Promise<DocumentsUnderTest> => {
    const directory = mkdtempSync(join(tmpdir(), 'juanzong-documents-'));
    const vault: Vault = await openVault({ directory, clock });
    const open: S3DocumentStore[] = [];
    const store = (): S3DocumentStore => {
      const one = new S3DocumentStore(location, vault);
      open.push(one);
      return one;
    };
    return {
      vault, store: store(), reopen: () => Promise.resolve(store()),
      damage: async (digest, at) => {
        const bytes = await hand.read(digest);
        bytes[at] = (bytes[at] as number) ^ 1;
        await hand.write(digest, bytes);
      },
      dispose: async () => {
        for (const one of open) one.close();
        await vault.close();
        rmSync(directory, { recursive: true, force: true });
      },
    };
  };

  documentConformance('S3', inS3);

  describe('the bucket', () => {
    it('holds documents where a folder does, and a store that is opened by its address finds them', async () => {
      const { store, vault, dispose } = await inS3();
      const { digest } = await store.put('case-1', Buffer.from('扫描件'), { mediaType: 'text/plain', kind: 'note' });
      expect(await hand.read(digest)).toEqual(await store.stored(digest));
      const { documents, close } = await openDocumentStore(address, vault);
      expect(Buffer.from(await documents.get('case-1', digest)).toString()).toBe('扫描件');
      close();
      await dispose();
    });

    it.each([
      ['is another', { bucket: 'no-such-bucket-of-ours' }], ['is refused by a wrong secret', { secretAccessKey: 'not-the-secret' }], ['is of an unknown key', { accessKeyId: 'not-the-key' }],
    ])('that %s is a store that is unavailable, and no document that is missing', async (_how, wrong) => {
      const { vault, dispose } = await inS3();
      const store = new S3DocumentStore({ ...location, ...wrong }, vault);
      const error: unknown = await store.stored('ab'.repeat(32)).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: 'document.store-unavailable' });
      expect(JSON.stringify([error, (error as Error).stack, String((error as Error).cause), (error as Error).cause])).not.toMatch(new RegExp(`${location.secretAccessKey.slice(0, 6)}|not-the-secret|${location.accessKeyId}|not-the-key`));
      store.close();
      await dispose();
    });
  });
});
