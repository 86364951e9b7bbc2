import type { assignmentDeclinedV1, drawVoidedV1, providerAssignedV1, providerRelievedV1 } from '@juanzong/assignment-contracts';
import type { advanceAidSettledV1, objectionDecidedV1 } from '@juanzong/eligibility-contracts';
import type { DataOf, RecordedEntry } from '@juanzong/kernel';
import type { AssignmentCommand } from './assignment.commands.js';
import type { RosterCommand } from './roster.commands.js';

/** A command that an entry calls for; its command id is derived from the entry, the name and the ordinal. */
export type AssignmentReaction =
  | { readonly reaction: string; readonly to: 'case'; readonly command: AssignmentCommand }
  | { readonly reaction: string; readonly to: 'roster'; readonly pool: string; readonly command: RosterCommand };

type React = (entry: RecordedEntry) => AssignmentReaction[];

const spend: React = ({ data }) => {
  const { drawId, pool } = data as Pick<DataOf<typeof providerAssignedV1 | typeof assignmentDeclinedV1 | typeof providerRelievedV1>, 'drawId' | 'pool'>;
  return [{ reaction: 'spend-turn', to: 'roster', pool, command: { kind: 'spendTurn', drawId } }];
};

const giveBack: React = ({ data }) => {
  const { drawId, pool, reason } = data as DataOf<typeof drawVoidedV1>;
  return [{ reaction: 'return-turn', to: 'roster', pool, command: { kind: 'returnTurn', drawId, reason } }];
};

const endWithAid: React = ({ eventId }) => [{ reaction: 'end-with-aid', to: 'case', command: { kind: 'endWithAid', cause: eventId } }];

const REACTIONS: Readonly<Record<string, React>> = {
  'eligibility.AidGranted': ({ eventId }) => [{ reaction: 'open-assignment', to: 'case', command: { kind: 'openAssignment', grantEntry: eventId } }],
  'eligibility.AdvanceAidGranted': ({ eventId }) => [{ reaction: 'open-assignment', to: 'case', command: { kind: 'openAssignment', grantEntry: eventId } }],
  /** Aid ended: clocks fall away; a turn in hold is given back by whoever follows these. */
  'eligibility.AidTerminated': endWithAid,
  'eligibility.AidRefused': endWithAid,
  'eligibility.AdvanceAidSettled': (entry) => ((entry.data as DataOf<typeof advanceAidSettledV1>).result === 'CONFIRMED' ? [] : endWithAid(entry)),
  'eligibility.ObjectionDecided': ({ eventId, data }) =>
    ((data as DataOf<typeof objectionDecidedV1>).outcome === 'TERMINATION_REVOKED' ? [{ reaction: 'go-on', to: 'case', command: { kind: 'goOn', cause: eventId } }] : []),
  'assignment.ProviderAssigned': spend,
  'assignment.DrawVoided': giveBack,
  /** A declined turn counts: it was spent when the case was assigned, and is spent now if that was lost. */
  'assignment.AssignmentDeclined': spend,
  /** So does the turn of a relieved lawyer. */
  'assignment.ProviderRelieved': spend,
};

/** The entry types that assignment reacts to. */
export const ASSIGNMENT_REACTS_TO: readonly string[] = Object.keys(REACTIONS);

/** The commands that follow from an entry; `to: 'case'` is the file that the entry stands in. */
export const assignmentReactions = (entry: RecordedEntry): AssignmentReaction[] => REACTIONS[entry.type]?.(entry) ?? [];
