import { describe, expect, it } from '@jest/globals';
import type { Entry } from '@juanzong/case-file';
import { calendarDate, type CommandContext, instant, isRefusal, type RecordedEntry } from '@juanzong/kernel';
import { AgencyBooks, sealDecider, type SealEvent } from '@juanzong/sealing-domain';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { checkSeals } from './check-seals.js';

const AGENCY = '340202';
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const tools = {
  sha256: (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest(),
  signer: { keyId: 'k', publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'), sign: (text: string) => sign(null, Buffer.from(text), privateKey).toString('base64') },
};
const entry = (stream: string, revision: number, recordedAt: string, type = 'x', data: unknown = {}) =>
  ({ stream, revision, type, data, recordedAt, hash: createHash('sha256').update(`${stream}${revision}`).digest('hex') }) as unknown as Entry;
const clockAt = (now: string) => ({ kind: 'real' as const, now: () => instant(Date.parse(now)) });

const CASE = [entry('case-a', 0, '2024-03-05T02:00:00.000Z'), entry('case-a', 1, '2024-03-06T02:00:00.000Z')];
const LEDGER = [entry(`agency-${AGENCY}`, 0, '2024-03-05T02:00:00.000Z', 'intake.CaseRegistered', { registeredCase: 'a', ordinal: 1, openedBy: 'e' })];

/** What was sealed of these files on the days from the first on. */
function sealsOf(...days: readonly string[]): SealEvent['data'][] {
  const books = new AgencyBooks();
  for (const one of [...CASE, ...LEDGER]) books.note(one);
  let state = sealDecider.initialState();
  return days.map((text) => {
    const day = calendarDate(text);
    const decision = sealDecider.decide({ agency: AGENCY, clock: 'real', day, ...books.at(AGENCY, day) }, state, { today: '2024-04-01' } as CommandContext, tools);
    if (isRefusal(decision)) throw new Error(decision.refusal);
    const [{ data }] = decision as [SealEvent];
    state = sealDecider.evolve(state, { type: 'sealing.AgencySealed', data } as RecordedEntry);
    return data;
  });
}

const found = (seals: readonly object[], now: string, file = CASE): string[] => {
  const streams = new Map<string, readonly Entry[]>([['case-a', file], [`agency-${AGENCY}`, LEDGER], [`seal-${AGENCY}`, seals.map((data, i) => entry(`seal-${AGENCY}`, i, now, 'sealing.AgencySealed', data))]]);
  return checkSeals(streams, clockAt(now)).map(({ code, where }) => `${code} ${where}`);
};

describe('the check of daily roots', () => {
  const NOW = '2024-03-07T16:20:00.000Z';
  const all = sealsOf('2024-03-05', '2024-03-06', '2024-03-07');

  it('says nothing where each day that is over has the root of its files', () => {
    expect(found(all, NOW)).toEqual([]);
    expect(found(all.slice(0, 2), '2024-03-07T16:09:00.000Z')).toEqual([]);
  });

  it('names a day without a root', () => {
    expect(found(all.slice(0, 2), NOW)).toEqual([`seal-missing seal-${AGENCY} 2024-03-07`]);
    expect(found([], '2024-03-06T16:20:00.000Z')).toEqual([`seal-missing seal-${AGENCY} 2024-03-05`, `seal-missing seal-${AGENCY} 2024-03-06`]);
  });

  it('names the days whose root is another one, that nobody signed, or that does not follow', () => {
    const wrong = (days: readonly string[]) => days.map((day) => `seal-differs seal-${AGENCY} ${day}`);
    expect(found(all, NOW, CASE.slice(0, 1))).toEqual(wrong(['2024-03-06', '2024-03-07']));
    expect(found(all.with(1, { ...all[1], cases: 0 } as SealEvent['data']), NOW)).toEqual(wrong(['2024-03-06']));
    const signature = { ...(all[0] as SealEvent['data']).signature };
    expect(found(all.with(1, { ...all[1], signature } as SealEvent['data']), NOW)).toEqual(wrong(['2024-03-06']));
    expect(found(all.toSpliced(1, 1), NOW)).toEqual([`seal-missing seal-${AGENCY} 2024-03-06`, ...wrong(['2024-03-07'])]);
  });
});
