import { members, type RosterLawyer, type RosterState, turnCount } from './roster.state.js';

const lastTurn = (lawyer: RosterLawyer): number => lawyer.turns.at(-1)?.revision ?? -1;

/**
 * Whose turn it is, from the entries of the roster alone: the fewest turns first; among equals whose last turn is
 * longest ago; among those who joined first. A total order, so everybody computes the same.
 */
export const rotationOrder = (roster: RosterState): RosterLawyer[] =>
  members(roster).sort((a, b) => turnCount(a) - turnCount(b) || lastTurn(a) - lastTurn(b) || a.joinedRevision - b.joinedRevision);
