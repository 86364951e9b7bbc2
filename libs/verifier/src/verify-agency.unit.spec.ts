import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { canonical } from './canonical.js';
import { type AgencyOptions, type AgencyReport, AgencyVerification } from './index.js';
import { caseLeaf, ledgerLeaf, NO_HASH, SealTree } from './seal-root.js';
import { AGENCY, chained, exported, newKey, TestAgency } from './testing/agency.js';

const LAST = '2024-03-19';

/** Three cases; two go on for days. */
const agency = (): TestAgency => new TestAgency()
  .opened('a', '2024-03-05T02:00:00.000Z').opened('b', '2024-03-05T03:00:00.000Z').went('a', '2024-03-06T02:00:00.000Z')
  .opened('c', '2024-03-07T02:00:00.000Z').went('b', '2024-03-08T16:00:00.000Z').went('a', '2024-03-10T02:00:00.000Z').sealed(LAST);

function verify(lines: readonly string[], options: AgencyOptions = {}): AgencyReport {
  const verification = new AgencyVerification(options);
  for (const line of lines) verification.take(line);
  return verification.finish();
}

const codes = (lines: readonly string[], options?: AgencyOptions): string[] => [...new Set(verify(lines, options).problems.map(({ code }) => code))].sort();
/** The seals and what was published stay as they were; everything else is as it is now, with hashes and heads computed anew. */
const forged = (change: (agency: TestAgency) => void): string[] => {
  const changed = agency();
  change(changed);
  return changed.lines();
};
const fileAt = (lines: readonly string[], stream: string): number => lines.findIndex((line) => line.includes(`"stream":"${stream}"}`));
type Loose = { entries: Record<string, unknown>[]; documents: Record<string, unknown>[] };
/** One exported file changed as it stands, without computing anything anew. */
function damaged(stream: string, change: (file: Loose) => void, lines = agency().lines()): string[] {
  const at = fileAt(lines, stream);
  const file = JSON.parse(lines[at] as string) as Loose;
  change(file);
  return lines.with(at, canonical(file));
}

describe('the root of a day', () => {
  it('is the one of the example in the format specification', () => {
    const tree = new SealTree();
    tree.set(0, ledgerLeaf(AGENCY, '2024-03-05', { revision: 1, hash: 'aa'.repeat(32) }, NO_HASH));
    tree.set(1, caseLeaf(1, 'one', { revision: 4, hash: 'bb'.repeat(32) }));
    tree.set(2, caseLeaf(2, 'two', { revision: 0, hash: 'cc'.repeat(32) }));
    const root = tree.root(3);
    expect(readFileSync(fileURLToPath(new URL('../../../docs/case-file-format.md', import.meta.url)), 'utf8')).toContain(`the root is \`${root}\``);
  });
});

describe('an agency as a whole', () => {
  it('is sound as it stands, and says what was looked at', () => {
    const built = agency();
    expect(verify(built.lines(), { trustedKeys: [built.key.publicKey], published: [built.published] })).toEqual({
      ok: true, trusted: true, problems: [], agency: AGENCY, clock: 'real', exportedAt: '2024-03-20T02:00:00.000Z', cases: 3, entries: 24,
      sealed: { days: 15, first: '2024-03-05', last: LAST }, published: { inExport: 15, kept: 15 },
    });
  });

  it('may have grown since it was sealed, and be older than what was published meanwhile', () => {
    const grown = agency().went('c', '2024-03-20T01:00:00.000Z').opened('d', '2024-03-20T01:00:00.000Z');
    expect(codes(grown.lines())).toEqual([]);
    const later = agency().sealed('2024-03-25');
    expect(codes(agency().lines(), { published: [later.published.slice(15)] })).toEqual([]);
  });

  it.each<[string, (agency: TestAgency) => void, string[]]>([
    ['a tail that was cut off, the head signed anew', ({ cases }) => cases.get('a')?.pop(), ['case.tail-cut', 'seal.root-wrong']],
    ['a rewrite with hashes computed anew', ({ cases }) => Object.assign(cases.get('a')?.[1] ?? {}, { data: { text: 'other' } }), ['case.rewritten', 'seal.root-wrong']],
    ['an entry taken out, the others moved up', ({ cases }) => cases.get('a')?.splice(1, 1), ['case.rewritten', 'seal.root-wrong']],
    ['an entry put in before the last seal', ({ cases }) => cases.get('c')?.push({ type: 'intake.Something', data: {}, recordedAt: '2024-03-09T02:00:00.000Z' }), ['seal.root-wrong']],
    ['a whole case gone', ({ cases }) => cases.delete('b'), ['agency.case-missing', 'seal.root-wrong']],
    ['a whole case gone with its line in the ledger, ordinals and hashes computed anew', (one) => {
      one.cases.delete('b');
      one.ledger.splice(1, 1);
      Object.assign(one.ledger[1]?.data as object, { ordinal: 2 });
    }, ['case.rewritten', 'ledger.rewritten', 'seal.root-wrong']],
    ['the last case gone with its line in the ledger', (one) => {
      one.cases.delete('c');
      one.ledger.pop();
    }, ['ledger.tail-cut', 'seal.root-wrong']],
    ['a line of the ledger gone, its hashes computed anew', ({ ledger }) => ledger.splice(1, 1), ['agency.case-unregistered', 'ledger.ordinal-gap', 'ledger.rewritten', 'seal.root-wrong']],
    ['the seals cut off at the end', ({ seals, published }) => [seals.pop(), published.pop()], ['seal.day-missing']],
    ['a day without a seal', ({ seals, published }) => [seals.splice(4, 1), published.splice(4, 1)], ['seal.chain-broken', 'seal.day-missing']],
    ['no seals at all', (one) => Object.assign(one, { seals: [], published: [] }), ['seal.day-missing']],
    ['a published line taken out', ({ published }) => published.splice(3, 1), ['published.line-missing']],
    ['a published line twice', ({ published }) => published.splice(3, 0, published[3] as string), ['published.line-doubled']],
    ['a published line changed', (one) => one.published.splice(3, 1, (one.published[3] as string).replace('"cases":3', '"cases":2')), ['published.signature-wrong']],
    ['a published line that is none', ({ published }) => published.push('{"format":"juanzong.agency-seal/1"}'), ['published.malformed']],
    ["another agency's root among the published", (one) => {
      const { heads: _heads, ...root } = one.seals[2] as TestAgency['seals'][number];
      one.published.splice(2, 1, canonical({ format: 'juanzong.agency-seal/1', ...one.signed({ ...root, agency: '340203' }) }));
    }, ['published.line-missing', 'published.other-agency']],
    ["another agency's root among the seals", (one) => {
      const { heads, ...root } = one.seals[14] as TestAgency['seals'][number];
      one.seals.splice(14, 1, { ...one.signed({ ...root, agency: '340203' }), heads });
    }, ['published.line-differs', 'seal.other-agency']],
    ['a root that nobody signed', ({ seals }) => Object.assign(seals[14] ?? {}, { root: 'ab'.repeat(32) }), ['published.line-differs', 'seal.root-wrong', 'seal.signature-wrong']],
  ])('%s', (_what, change, expected) => {
    expect(codes(forged(change))).toEqual(expected);
  });

  it('is told of by case and day', () => {
    const { problems } = verify(forged(({ cases }) => cases.get('a')?.pop()));
    expect(problems).toMatchObject([{ code: 'case.tail-cut', stream: 'case-a', revision: 2, about: '2024-03-10' }, { code: 'seal.root-wrong', about: '2024-03-10 +9' }]);
  });

  it('everything made anew, seals and published file with it: what somebody kept of the published file says so', () => {
    const honest = agency();
    const rewritten = agency();
    Object.assign(rewritten.cases.get('a')?.[1] ?? {}, { data: { text: 'other' } });
    rewritten.sealed(LAST);
    expect(codes(rewritten.lines())).toEqual([]);
    expect(codes(rewritten.lines(), { published: [honest.published] })).toEqual(['published.line-differs']);
    expect(codes(rewritten.lines(), { trustedKeys: [honest.key.publicKey] })).toEqual(['head.key-unknown', 'seal.key-unknown']);
    const withTheKey = Object.assign(agency(), { key: honest.key });
    Object.assign(withTheKey.cases.get('a')?.[1] ?? {}, { data: { text: 'other' } });
    withTheKey.sealed(LAST);
    expect(codes(withTheKey.lines(), { published: [honest.published], trustedKeys: [honest.key.publicKey] })).toEqual(['published.line-differs']);
  });

  it.each<[string, string, (file: Loose) => unknown, string]>([
    ['a member changed', 'case-a', ({ entries: [first] }) => Object.assign(first ?? {}, { data: { text: 'other' } }), 'entry.hash-wrong'],
    ['an entry dropped', 'case-a', ({ entries }) => entries.splice(1, 1), 'entry.revision-gap'],
    ['an entry doubled', 'case-a', ({ entries }) => entries.splice(1, 0, entries[1] as never), 'entry.revision-duplicate'],
    ['two entries swapped', 'case-a', ({ entries }) => entries.splice(1, 2, entries[2] as never, entries[1] as never), 'entry.revision-order'],
    ['a tail cut off', 'case-a', ({ entries }) => entries.pop(), 'head.mismatch'],
    ['an entry of another case', 'case-a', ({ entries }) => Object.assign(entries[2] ?? {}, chained('case-b', [{ type: 'x', data: {}, recordedAt: '2024-03-10T02:00:00.000Z' }])[0]), 'entry.other-case'],
    ['a line of the ledger changed', `agency-${AGENCY}`, ({ entries }) => Object.assign(entries[1] ?? {}, { data: { registeredCase: 'z', ordinal: 2 } }), 'entry.hash-wrong'],
    ['a seal changed', `seal-${AGENCY}`, ({ entries }) => Object.assign(entries[1]?.['data'] as object, { cases: 1, treeSize: 2 }), 'seal.signature-wrong'],
  ])('%s, and nothing computed anew', (_what, stream, change, expected) => {
    const { problems } = verify(damaged(stream, change));
    expect(problems).toContainEqual(expect.objectContaining({ code: expected }));
    expect(problems.filter(({ stream: where }) => where === stream)).not.toEqual([]);
  });

  it('one byte flipped, wherever it is', () => {
    const lines = agency().lines();
    for (let at = 0; at < lines.length; at += 1) {
      const line = Buffer.from(lines[at] as string);
      const place = (at * 7919) % line.length;
      line.writeUInt8(line.readUInt8(place) ^ 1, place);
      expect(verify(lines.with(at, line.toString('latin1'))).ok).toBe(false);
    }
  });

  it('a document exchanged: it is not the one that the sealed entry names', () => {
    const bytes = (text: string) => Buffer.from(text);
    const reference = (text: string) => ({ digest: createHash('sha256').update(text).digest('hex'), size: text.length, mediaType: 'text/plain', kind: 'AGREEMENT' });
    const withDocument = (content: string): string[] => {
      const one = agency().went('a', '2024-03-11T02:00:00.000Z', { document: reference('original') }).sealed(LAST);
      one.documents.set('a', [{ ...reference('original'), content: bytes(content).toString('base64') }]);
      return one.lines();
    };
    expect(codes(withDocument('original'))).toEqual([]);
    expect(codes(withDocument('replaced'))).toEqual(['document.digest-wrong']);
    const sealed = agency().went('a', '2024-03-11T02:00:00.000Z', { document: reference('original') }).sealed(LAST);
    Object.assign(sealed.cases.get('a')?.at(-1) ?? {}, { data: { document: reference('replaced') } });
    sealed.documents.set('a', [{ ...reference('replaced'), content: bytes('replaced').toString('base64') }]);
    expect(codes(sealed.lines())).toEqual(['case.rewritten', 'seal.root-wrong']);
  });

  it('a head that another key signed', () => {
    const built = agency();
    const [other, lines] = [newKey(), built.lines()];
    const at = fileAt(lines, 'case-a');
    const again = lines.with(at, exported('case-a', chained('case-a', (built.cases.get('a') ?? []).slice(0, 2)), other));
    expect(codes(again)).toEqual(['case.tail-cut', 'seal.root-wrong']);
    expect(codes(again, { trustedKeys: [built.key.publicKey] })).toEqual(['case.tail-cut', 'head.key-unknown', 'seal.root-wrong']);
  });

  it('never throws, whatever the lines are', () => {
    const lines = agency().lines();
    for (const junk of ['', '{', 'null', '[]', '{"format":"x"}', '['.repeat(100_000), '{"format":"juanzong.case-file-export/1"}']) {
      expect(verify([junk]).ok).toBe(false);
      expect(codes([lines[0] as string, junk])).toContain('agency.malformed');
      expect(verify([...lines, junk]).ok).toBe(false);
    }
    expect(codes([])).toEqual(['agency.malformed']);
    expect(codes(lines.slice(0, 1))).toEqual(['agency.ledger-missing']);
    expect(codes([...lines, lines[3] as string])).toEqual(['agency.case-doubled']);
    expect(codes(lines.map((line) => line.replaceAll('"clock":"real"', '"clock":"virtual"')))).toContain('seal.signature-wrong');
  });

  it.each<[string, string[], string]>([
    ['the ledger', forged(({ ledger }) => Object.assign(ledger[1] ?? {}, { recordedAt: '2024-99-05T03:00:00.000Z' })), 'entry.malformed'],
    ['a case', forged(({ cases }) => Object.assign(cases.get('a')?.[1] ?? {}, { recordedAt: '2024-02-30T03:00:00.000Z' })), 'entry.malformed'],
    ['a seal', forged((one) => {
      const { heads, ...root } = one.seals[14] as TestAgency['seals'][number];
      one.seals.splice(14, 1, { ...one.signed({ ...root, day: '2024-02-30' }), heads });
    }), 'seal.malformed'],
    ['a published line', forged((one) => {
      const { heads: _heads, ...root } = one.seals[14] as TestAgency['seals'][number];
      one.published.splice(14, 1, canonical({ format: 'juanzong.agency-seal/1', ...one.signed({ ...root, day: '2024-99-99' }) }));
    }), 'published.malformed'],
    ['an export', agency().lines().map((line) => line.replace('"exportedAt":"2024-03-20T02:00:00.000Z"', '"exportedAt":"2024-99-20T02:00:00.000Z"')), 'export.malformed'],
  ])('a day that no calendar has, in %s', (_where, lines, expected) => {
    expect(codes(lines)).toContain(expected);
  });
});
