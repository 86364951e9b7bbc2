import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BackupError } from './backup-error.js';
import { BACKUP_FORMAT, type Manifest, manifestText, parseManifest } from './manifest.js';

const digest = fc.stringMatching(/^[0-9a-f]{64}$/);
const count = fc.nat();
const manifests: fc.Arbitrary<Manifest> = fc.record({
  format: fc.constant(BACKUP_FORMAT), createdAt: fc.integer({ min: 0, max: 4e12 }).map((at) => new Date(at).toISOString()), clock: fc.constantFrom('real', 'virtual'),
  position: count, streams: count, heads: digest, masterKeyIncluded: fc.boolean(),
  files: fc.array(fc.record({ path: fc.string({ minLength: 1 }), bytes: count, sha256: digest }), { maxLength: 4 }), documents: fc.record({ count, bytes: count, names: digest }),
});
const codeOf = (text: string): string => {
  try {
    parseManifest(text);
    return 'none';
  } catch (error) {
    return error instanceof BackupError ? error.code : 'another error';
  }
};

describe('the manifest of a backup', () => {
  it('says what was written', () => {
    fc.assert(fc.property(manifests, (manifest) => { expect(parseManifest(manifestText(manifest))).toEqual(manifest); }));
  });

  it('is refused when it was cut off anywhere', () => {
    fc.assert(fc.property(manifests, fc.double({ min: 0, max: 0.999, noNaN: true }), (manifest, part) => {
      const text = manifestText(manifest).trimEnd();
      expect(codeOf(text.slice(0, Math.floor(text.length * part)))).toBe('backup.manifest-malformed');
    }));
  });

  it('is refused when anything is lacking, added or of another kind, and named by its format when another version wrote it', () => {
    const [manifest] = fc.sample(manifests, { numRuns: 1, seed: 7 });
    for (const name of Object.keys(manifest as Manifest)) expect(codeOf(JSON.stringify({ ...manifest, [name]: undefined }))).toBe('backup.manifest-malformed');
    expect(codeOf(JSON.stringify({ ...manifest, more: 1 }))).toBe('backup.manifest-malformed');
    expect(codeOf(JSON.stringify({ ...manifest, clock: 'sundial' }))).toBe('backup.manifest-malformed');
    expect(codeOf(JSON.stringify({ format: 'juanzong.backup/2' }))).toBe('backup.format-unknown');
  });
});
