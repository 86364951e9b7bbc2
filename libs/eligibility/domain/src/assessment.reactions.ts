import type { RecordedEntry } from '@juanzong/kernel';
import type { EligibilityCommand } from './assessment.commands.js';

/** A command that follows from an entry, under a name that is part of its id. */
export interface EligibilityReaction {
  readonly name: string;
  readonly command: EligibilityCommand;
}

/** Event → commands, pure: an accepted application is examined by rule at once. */
export const reactionsTo = (entry: Pick<RecordedEntry, 'type'>): readonly EligibilityReaction[] =>
  entry.type === 'intake.ApplicationAccepted' ? [{ name: 'examine', command: { kind: 'examine' } }] : [];
