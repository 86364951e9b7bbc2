import { describe, expect, it } from '@jest/globals';
import type { Clock, Instant } from '@juanzong/kernel';
import { openVault } from '@juanzong/vault';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentConformance, type DocumentsUnderTest } from './conformance.js';
import { FileDocumentStore } from './index.js';

const clock: Clock = { kind: 'virtual', now: () => '2026-01-05T01:00:00.000Z' as Instant };

async function files(): Promise<DocumentsUnderTest & { directory: string }> {
  const directory = mkdtempSync(join(tmpdir(), 'juanzong-documents-'));
  const vault = await openVault({ directory, clock });
  return {
    directory,
    store: new FileDocumentStore(directory, vault),
    vault,
    reopen: async () => new FileDocumentStore(directory, vault),
    damage: async (digest, at) => {
      const path = join(directory, 'documents', digest.slice(0, 2), digest.slice(2, 4), digest);
      const bytes = readFileSync(path);
      bytes[at] = (bytes[at] as number) ^ 1;
      writeFileSync(path, bytes);
    },
    dispose: async () => {
      await vault.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

documentConformance('files', files);

describe('the folder of documents', () => {
  it('holds whole files only, by digest', async () => {
    const { directory, store, dispose } = await files();
    const { digest } = await store.put('case-1', Buffer.from('x'), { mediaType: 'text/plain', kind: 'note' });
    expect(readdirSync(join(directory, 'documents', digest.slice(0, 2), digest.slice(2, 4)))).toEqual([digest]);
    await dispose();
  });
});
