import type { RecordedEntry } from '@juanzong/kernel';
import type { EligibilityCommand } from './assessment.commands.js';

/** A command that follows from an entry, under a name that is part of its id. */
export interface EligibilityReaction {
  readonly name: string;
  readonly command: EligibilityCommand;
}

/** Event → commands, pure: an accepted application is examined by rule at once, and again after a correction; one that ended settles the aid that began before its decision. */
export function reactionsTo({ type }: Pick<RecordedEntry, 'type'>): readonly EligibilityReaction[] {
  switch (type) {
    case 'intake.ApplicationAccepted':
      return [{ name: 'examine', command: { kind: 'examine' } }];
    case 'intake.ApplicationReceivedCorrected':
      return [{ name: 'examine-again', command: { kind: 'examineAgain' } }];
    case 'intake.ApplicationWithdrawn':
    case 'intake.ApplicationDeemedWithdrawn':
    case 'intake.ApplicationClosedAsDuplicate':
      return [{ name: 'settle-advance-aid', command: { kind: 'settleAdvanceAid' } }];
    default:
      return [];
  }
}
