import { type Entry, GENESIS_HASH, isIntact } from '@juanzong/case-file';
import { type Finding, finding } from './finding.js';

/** Every stream's revisions are contiguous, its hashes chained and those of the content. */
export function checkChains(streams: ReadonlyMap<string, readonly Entry[]>): Finding[] {
  return [...streams].flatMap(([stream, entries]) => {
    let previous = GENESIS_HASH;
    return entries.flatMap((entry, i) => {
      const at = `${stream}@${entry.revision}`;
      const chained = entry.revision === i && entry.previousHash === previous;
      previous = entry.hash;
      return [
        ...(chained ? [] : [finding('chain-broken', at, '修订号不连续或哈希链断裂', 'revisions are not contiguous or the chain is broken')]),
        ...(isIntact(entry) ? [] : [finding('entry-altered', at, '条目内容与其哈希不符', 'the content does not match its hash')]),
      ];
    });
  });
}
