import type { Entry } from '@juanzong/case-file';

const HANDS_OVER = ['cross-region-transfer.Forwarded', 'cross-region-transfer.Designated'];

/** I6. Entries of a case whose envelope names another agency than the one that owned the case, told from what handed it over alone. */
export function ownerFaults(entries: readonly Entry[]): string[] {
  const owners = new Map<string, string>();
  return entries.filter(({ stream }) => stream.startsWith('case-')).flatMap((entry) => {
    const { stream, revision, type, agency, data } = entry;
    const { from, to } = data as { from?: string; to?: string };
    const owner = owners.get(stream) ?? agency;
    const hands = HANDS_OVER.includes(type);
    const now = hands ? (to ?? '') : owner;
    owners.set(stream, now);
    return [
      ...(hands && from !== owner ? [`${stream}@${revision}: handed over by ${from}, and ${owner} owned it`] : []),
      ...(agency === now ? [] : [`${stream}@${revision}: written as ${agency}’s, and ${now} owned it`]),
    ];
  });
}
