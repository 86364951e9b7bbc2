import type { Decider, NewEntry } from '@juanzong/kernel';
import type { AssignmentRefusal } from './assignment.refusals.js';
import type { RosterCommand } from './roster.commands.js';
import { decideRoster, type RosterInput } from './roster.decide.js';
import { evolveRoster } from './roster.evolve.js';
import { initialRoster, type RosterState } from './roster.state.js';

/** The pool of lawyers of an agency, and whose turn it is: stream `roster-<pool>`. */
export const rosterDecider: Decider<RosterCommand, RosterState, NewEntry, AssignmentRefusal, RosterInput> = {
  decide: decideRoster, evolve: evolveRoster, initialState: initialRoster,
};
