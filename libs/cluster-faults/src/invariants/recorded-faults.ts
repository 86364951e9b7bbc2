import type { Entry } from '@juanzong/case-file';
import { isPublished } from '@juanzong/messaging';
import type { Recorded } from '../recorder.js';

/**
 * I3. Streams of which a consumer was not given every revision in order. Being given one again is allowed, from any earlier one
 * on; being given one whose predecessor was never given is not.
 */
export function recordedFaults(entries: readonly Entry[], recorded: Recorded): string[] {
  const heads = new Map<string, number>();
  for (const { stream, revision } of entries) if (isPublished(stream)) heads.set(stream, revision);
  const faults: string[] = [];
  for (const [stream, revisions] of recorded) {
    let most = -1;
    for (const revision of revisions) {
      if (revision > most + 1) faults.push(`${stream}@${revision}: given after ${most}`);
      most = Math.max(most, revision);
    }
    const head = heads.get(stream);
    if (head === undefined) faults.push(`${stream}: given and not in the store`);
    else if (most !== head) faults.push(`${stream}: given up to ${most} of ${head}`);
  }
  return [...faults, ...[...heads.keys()].filter((stream) => !recorded.has(stream)).map((stream) => `${stream}: never given`)];
}
