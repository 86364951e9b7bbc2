import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AgencyVerification } from './index.js';
import { TestAgency } from './testing/agency.js';

/** `CHANGES=10000 npm test int libs/verifier/src/agency-mutations` for the proof; the suite takes a sample. */
const RUNS = Number(process.env['CHANGES'] ?? 150);
const LIMIT_MS = 60_000 + RUNS * 200;
const LAST = '2024-03-19';

const build = (): TestAgency => new TestAgency().opened('a', '2024-03-15T02:00:00.000Z').opened('b', '2024-03-15T03:00:00.000Z').went('a', '2024-03-16T02:00:00.000Z')
  .opened('c', '2024-03-17T02:00:00.000Z').went('b', '2024-03-17T16:00:00.000Z').went('a', '2024-03-18T02:00:00.000Z').sealed(LAST, '2024-03-15');
const built = build();
const lines = built.lines();

/** With the published file that somebody kept. */
function isSound(changed: readonly string[]): boolean {
  const verification = new AgencyVerification({ published: [built.published] });
  for (const line of changed) verification.take(line);
  return verification.finish().ok;
}

const byteChange = fc.record({ how: fc.constantFrom('flip', 'in', 'out', 'swap'), line: fc.nat(lines.length - 1), at: fc.double({ min: 0, max: 0.999999, noNaN: true }), byte: fc.nat(255), bit: fc.nat(7) })
  .map(({ how, line, at, byte, bit }) => {
    const bytes = Buffer.from(lines[line] as string);
    const place = Math.floor(at * (bytes.length - 1));
    const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
    const changed = {
      flip: () => Buffer.concat([before, Buffer.from([(after[0] as number) ^ (1 << bit)]), after.subarray(1)]),
      in: () => Buffer.concat([before, Buffer.from([byte]), after]),
      out: () => Buffer.concat([before, after.subarray(1)]),
      swap: () => Buffer.concat([before, after.subarray(1, 2), after.subarray(0, 1), after.subarray(2)]),
    }[how as 'in']();
    return lines.with(line, changed.toString('latin1'));
  });

/** By whoever has store and key and makes every hash and head anew; but not what others keep of the published file. */
const forgery = fc.record({ how: fc.constantFrom('drop', 'double', 'swap', 'cut', 'rewrite', 'gone', 'unregister', 'seal', 'everything'), file: fc.constantFrom('a', 'b', 'c'), at: fc.nat(9), to: fc.nat(9) })
  .map(({ how, file, at, to }) => {
    const forged = Object.assign(build(), { key: built.key });
    const facts = forged.cases.get(file) ?? [];
    const [from, other] = [at % facts.length, to % facts.length];
    const [fact, second] = [facts[from], facts[other]] as [(typeof facts)[number], (typeof facts)[number]];
    if (how === 'drop' || how === 'everything') facts.splice(from, facts.length > 1 ? 1 : 0);
    if (how === 'double') facts.splice(from, 0, fact);
    if (how === 'swap') [facts[from], facts[other]] = [{ ...second, recordedAt: fact.recordedAt }, { ...fact, recordedAt: second.recordedAt }];
    if (how === 'cut') facts.splice(Math.max(1, from));
    if (how === 'rewrite' || how === 'everything') facts.splice(0, 1, { ...(facts[0] as typeof fact), data: { text: `other ${at}` } });
    if (how === 'gone' || how === 'unregister') forged.cases.delete(file);
    if (how === 'unregister') forged.ledger = forged.ledger.filter(({ data }) => (data as { registeredCase: string }).registeredCase !== file).map((one, i) => ({ ...one, data: { ...(one.data as object), ordinal: i + 1 } }));
    if (how === 'seal') forged.seals.splice(at % forged.seals.length, 1);
    if (how === 'everything') forged.sealed(LAST, '2024-03-15');
    return forged.lines();
  });

describe('every change to the export of an agency is found', () => {
  const text = lines.join('\n');

  it('of a byte, wherever it is', () => {
    expect(isSound(lines)).toBe(true);
    fc.assert(fc.property(byteChange, (changed) => {
      fc.pre(changed.join('\n') !== text);
      expect(isSound(changed)).toBe(false);
    }), { numRuns: RUNS });
  }, LIMIT_MS);

  it('of an entry, a file, the ledger or the seals, also with hashes, heads and seals made anew', () => {
    fc.assert(fc.property(forgery, (changed) => {
      fc.pre(changed.join('\n') !== text);
      expect(isSound(changed)).toBe(false);
    }), { numRuns: RUNS });
  }, LIMIT_MS);
});
