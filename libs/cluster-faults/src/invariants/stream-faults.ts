import { type Entry, GENESIS_HASH, isIntact } from '@juanzong/case-file';

/** I2. Revisions that are not contiguous, chains that do not hold, entries whose hash is not their content's, ids that stand twice. */
export function streamFaults(entries: readonly Entry[]): string[] {
  const ends = new Map<string, { revision: number; hash: string }>();
  const ids = new Set<string>();
  return entries.flatMap((entry) => {
    const { stream, revision, eventId, hash, previousHash } = entry;
    const before = ends.get(stream) ?? { revision: -1, hash: GENESIS_HASH };
    ends.set(stream, { revision, hash });
    const doubled = ids.has(eventId);
    ids.add(eventId);
    return [
      ...(revision === before.revision + 1 ? [] : [`${stream}@${revision}: follows ${before.revision}`]),
      ...(previousHash === before.hash ? [] : [`${stream}@${revision}: is not chained to the entry before`]),
      ...(isIntact(entry) ? [] : [`${stream}@${revision}: its hash is not that of its content`]),
      ...(doubled ? [`${stream}@${revision}: the event ${eventId} stands twice`] : []),
    ];
  });
}
