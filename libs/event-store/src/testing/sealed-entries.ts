import { type Entry, ENTRY_FORMAT, entryId, GENESIS_HASH, sealAll } from '@juanzong/case-file';
import { type Instant, instant } from '@juanzong/kernel';

const FIRST = Date.parse('2024-03-05T02:00:00.000Z');

/** Valid entries for a log, one command each, chained after `previous`. `salt` makes the ids and the content those of another writer. */
export function sealedEntries(stream: string, count: number, previous?: Entry, salt = ''): Entry[] {
  const from = previous === undefined ? 0 : previous.revision + 1;
  const unsealed = Array.from({ length: count }, (_, i) => {
    const revision = from + i;
    const commandId = `command-${revision}${salt}`;
    const at: Instant = instant(FIRST + revision * 1000);
    return {
      entryFormat: ENTRY_FORMAT, eventId: entryId(stream, commandId, 0), type: 'test.Noted', version: 1, stream, revision, agency: '340202',
      region: '340202', actor: { id: 'clerk@340202', role: 'clerk', agency: '340202' }, occurredAt: { precision: 'instant', at }, recordedAt: at,
      commandId, commandDigest: 'digest', causationId: commandId, correlationId: commandId, mustUnderstand: [], policyVersions: [],
      data: { text: `第${revision}条${salt}` }, alg: 'SHA-256',
    } as const;
  });
  return sealAll(unsealed, previous?.hash ?? GENESIS_HASH);
}
