import { afterAll, describe, expect, it } from '@jest/globals';
import { canonical } from './canonical.js';
import { verifyExport, verifyRoster } from './index.js';
import { BYTE_CHANGES } from './testing/change-bytes.js';
import { JSON_CHANGES } from './testing/change-json.js';
import { Dice } from './testing/dice.js';
import { GOLDEN, goldenFile, goldenText, LIVED, type LooseExport, ROSTER_TEXT } from './testing/golden.js';
import { isRedaction, redacted } from './testing/redaction.js';

/** At least so many changes are made, and every one is found. */
const PROMISED = 10_000;
const OTHER = { 'aes-sha256': 'sm4-sm3', 'sm4-sm3': 'aes-sha256', 'drawn-twice': 'by-wish', 'by-wish': 'drawn-twice' } as const;
type Name = keyof typeof OTHER;
/** How often each kind of change is made: small files often, whole lives of a case less. */
const ROUNDS: Readonly<Record<Name, readonly [bytes: number, json: number]>> = { 'aes-sha256': [320, 40], 'sm4-sm3': [320, 40], 'drawn-twice': [2, 2], 'by-wish': [2, 3] };

const PATIENCE_MS = 180_000;

let found = 0;
const made = new Map<string, number>();

/** Verifies what came of a change to an export. A copy that is the same, or only leaves something out, is no change. */
function judge(kind: string, seed: number, original: LooseExport, text: string, bytes: Uint8Array | string): void {
  const changed = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8');
  const same = typeof bytes === 'string' ? bytes === text : Buffer.from(text).equals(bytes);
  const { ok } = verifyExport(bytes, { trustedKeys: [String(original.head.signature['publicKey'])] });
  const legitimate = same || ((ok || typeof bytes === 'string') && isRedaction(original, changed));
  if (ok !== legitimate) throw new Error(`${ok ? 'not found' : 'a redaction refused'}: ${kind}, seed ${seed}\n${changed.slice(0, 2000)}`);
  if (legitimate) return;
  found += 1;
  made.set(kind, (made.get(kind) ?? 0) + 1);
}

describe.each(Object.keys(OTHER) as Name[])('every random change to the export %s is found', (name) => {
  const [text, otherText] = [goldenText(name), goldenText(OTHER[name])];
  const [bytes, otherBytes] = [Buffer.from(text), Buffer.from(otherText)];
  const [original, other] = [goldenFile(name), goldenFile(OTHER[name])];
  const [ofBytes, ofJson] = ROUNDS[name];

  it('to its bytes', () => {
    for (const [kind, change] of Object.entries(BYTE_CHANGES)) for (let seed = 0; seed < ofBytes; seed += 1) judge(kind, seed, original, text, change(bytes, new Dice(seed), otherBytes));
  }, PATIENCE_MS);

  it('to what it holds, written anew in canonical form', () => {
    for (const [kind, change] of Object.entries(JSON_CHANGES)) {
      if (kind.includes('document') && original.documents.length === 0) continue;
      for (let seed = 0; seed < ofJson; seed += 1) {
        const file = JSON.parse(text) as LooseExport;
        change(file, new Dice(seed), other);
        judge(kind, seed, original, text, canonical(file));
      }
    }
  }, PATIENCE_MS);
});

describe('a redacted copy', () => {
  it.each([...GOLDEN, ...LIVED])('of %s verifies, whatever it leaves out, and discloses what it keeps', (name) => {
    const original = goldenFile(name);
    const trustedKeys = [String(original.head.signature['publicKey'])];
    for (let seed = 0; seed < (original.entries.length > 10 ? 8 : 60); seed += 1) {
      const copy = redacted(original, new Dice(seed));
      const report = verifyExport(canonical(copy), { trustedKeys });
      expect([report.problems, report.trusted, isRedaction(original, canonical(copy))]).toEqual([[], true, true]);
      expect(report.disclosed.map(({ eventId, field }) => [eventId, field])).toEqual(copy.disclosures.map(({ eventId, field }) => [eventId, field]));
      expect(report.documents.map(({ contentChecked }) => contentChecked)).toEqual(copy.documents.map((one) => 'content' in one));
      if (copy.disclosures.length === 0) continue;
      const forged = structuredClone(copy);
      JSON_CHANGES['a forged key']?.(forged, new Dice(seed), original);
      expect(verifyExport(canonical(forged), { trustedKeys }).problems.map(({ code }) => code)).toEqual(['disclosure.commitment-wrong']);
    }
  });
});

describe('every random change to a roster is found', () => {
  it('to its bytes', () => {
    const [bytes, other] = [Buffer.from(ROSTER_TEXT), Buffer.from(goldenText('by-wish'))];
    for (const [kind, change] of Object.entries(BYTE_CHANGES)) {
      for (let seed = 0; seed < 6; seed += 1) {
        const changed = Buffer.from(change(bytes, new Dice(seed), other));
        if (changed.equals(bytes)) continue;
        if (verifyRoster(changed).ok) throw new Error(`not found: ${kind}, seed ${seed}`);
        found += 1;
      }
    }
  });
});

afterAll(() => {
  expect([...Object.keys(BYTE_CHANGES), ...Object.keys(JSON_CHANGES)].filter((kind) => !made.has(kind))).toEqual([]);
  expect(found).toBeGreaterThanOrEqual(PROMISED);
});
