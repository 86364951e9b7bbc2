import { type Entry, entryId, familyOf } from '@juanzong/case-file';
import { commandIdOfKey } from '@juanzong/http';
import type { Acknowledged } from '../load/acknowledged.js';

/**
 * I1. Commands that were acknowledged and do not stand in the store exactly once: all their entries side by side in one file,
 * each with the id that follows from the command, up to the revision that was acknowledged.
 */
export function acknowledgedFaults(entries: readonly Entry[], acknowledged: readonly Acknowledged[]): string[] {
  const written = new Map<string, Entry[]>();
  for (const entry of entries) written.set(entry.commandId, [...(written.get(entry.commandId) ?? []), entry]);
  return acknowledged.flatMap((command) => {
    const commandId = commandIdOfKey(command.persona, command.key);
    const found = written.get(commandId) ?? [];
    const say = (fault: string): string[] => [`${command.persona} ${command.path} (${command.key}): ${fault}`];
    const [first] = found;
    if (!first) return say('acknowledged and not in the store');
    if (command.subject !== undefined && first.stream !== `${familyOf(first.stream)}-${command.subject}`) return say(`acknowledged for ${command.subject} and written into ${first.stream}`);
    const odd = found.filter((entry, i) => entry.stream !== first.stream || entry.revision !== first.revision + i || entry.eventId !== entryId(first.stream, commandId, i));
    if (odd.length > 0) return say(`written more than once: ${odd.map(({ stream, revision }) => `${stream}@${revision}`).join(', ')}`);
    const last = first.revision + found.length - 1;
    return command.revision === last ? [] : say(`acknowledged up to revision ${command.revision} and written up to ${last}`);
  });
}
