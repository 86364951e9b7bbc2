import type { RecordedEntry } from '@juanzong/kernel';
import type { QualityCommand } from './quality.commands.js';

/** A command that follows from an entry, under a name that is part of its id. */
export interface QualityReaction {
  readonly name: string;
  readonly command: QualityCommand;
}

/** Event → commands, pure: with the closing, also after termination, the duty to hand in the archive begins. */
export const qualityReactions = ({ type, eventId }: Pick<RecordedEntry, 'type' | 'eventId'>): readonly QualityReaction[] =>
  (type === 'assignment.CaseClosed' ? [{ name: 'start-archive-submission', command: { kind: 'startSubmission', closing: eventId } }] : []);
