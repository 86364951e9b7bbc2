import { type Entry, familyOf, sealStream } from '@juanzong/case-file';
import { addDays, calendarDate, type Clock, type DataOf, dateOf, epochMs, instant } from '@juanzong/kernel';
import type { agencySealedV1 } from '@juanzong/sealing-contracts';
import { AgencyBooks, daysToSeal, MerkleTree, NOTHING, rootOf, rootText } from '@juanzong/sealing-domain';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { type Finding, finding } from './finding.js';

type Streams = ReadonlyMap<string, readonly Entry[]>;
type Sealed = DataOf<typeof agencySealedV1>;

/** So long after midnight the day before may still be without its root. */
const GRACE_MS = 600_000;
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** Every agency has one root for every day that is over since the first line of its ledger, and each is the one that ledger and case files give. */
export function checkSeals(streams: Streams, clock: Pick<Clock, 'kind' | 'now'>): Finding[] {
  const books = new AgencyBooks();
  for (const [stream, entries] of streams) if (['case', 'agency'].includes(familyOf(stream))) for (const entry of entries) books.note(entry);
  const today = dateOf(instant(epochMs(clock.now()) - GRACE_MS));
  return books.agencies().flatMap((agency) => {
    const tree = new MerkleTree(sha256);
    const seals = (streams.get(sealStream(agency)) ?? []).map(({ data }) => data as Sealed);
    const sealed = new Set(seals.map(({ day }) => day));
    const missing = daysToSeal(books.firstDay(agency) ?? today, undefined, today).filter((day) => !sealed.has(day));
    const wrong = seals.filter((seal, i) => {
      const before = seals[i - 1];
      const { signature: _signature, heads: _heads, ...root } = seal;
      const again = rootOf({ agency, clock: clock.kind, day: calendarDate(seal.day), ...books.at(agency, calendarDate(seal.day)) }, before?.root ?? NOTHING, tree);
      const next = before === undefined ? books.firstDay(agency) : addDays(calendarDate(before.day), 1);
      return seal.day !== next || rootText(root) !== rootText(again) || !isSigned(seal);
    });
    return [
      ...missing.map((day) => finding('seal-missing', `${sealStream(agency)} ${day}`, '缺少该日的封缄', 'the day has no root')),
      ...wrong.map(({ day }) => finding('seal-differs', `${sealStream(agency)} ${day}`, '封缄与总册和案卷不符', 'the root is not the one that ledger and case files give')),
    ];
  });
}

function isSigned({ signature, ...root }: Sealed): boolean {
  const key = createPublicKey({ key: Buffer.from(signature.publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(rootText(root), 'utf8'), key, Buffer.from(signature.value, 'base64'));
}
