import type { RecordedEntry } from '@juanzong/kernel';
import { goesOn } from './file.state.js';
import type { QualityCommand } from './quality.commands.js';

/** A command that follows from an entry, under a name that is part of its id. */
export interface QualityReaction {
  readonly name: string;
  readonly command: QualityCommand;
}

/** Event → commands, pure: with the closing, also after termination, the duty to hand in the archive begins; where that termination is revoked it ends. */
export function qualityReactions(entry: Pick<RecordedEntry, 'type' | 'eventId' | 'data'>): readonly QualityReaction[] {
  if (entry.type === 'assignment.CaseClosed') return [{ name: 'start-archive-submission', command: { kind: 'startSubmission', closing: entry.eventId } }];
  return goesOn(entry) ? [{ name: 'drop-archive-clocks', command: { kind: 'dropArchiveClocks', because: entry.eventId } }] : [];
}
