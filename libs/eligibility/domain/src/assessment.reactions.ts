import type { RecordedEntry } from '@juanzong/kernel';
import type { EligibilityCommand } from './assessment.commands.js';

/** A command that follows from an entry, under a name that is part of its id. */
export interface EligibilityReaction {
  readonly name: string;
  readonly command: EligibilityCommand;
}

/** Event → commands, pure: an accepted application is examined by rule at once, and again after a correction. */
export function reactionsTo({ type }: Pick<RecordedEntry, 'type'>): readonly EligibilityReaction[] {
  switch (type) {
    case 'intake.ApplicationAccepted':
      return [{ name: 'examine', command: { kind: 'examine' } }];
    case 'intake.ApplicationReceivedCorrected':
      return [{ name: 'examine-again', command: { kind: 'examineAgain' } }];
    default:
      return [];
  }
}
