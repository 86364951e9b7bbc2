import { assignmentPlayers } from './assignment.js';
import { eligibilityPlayers } from './eligibility.js';
import { intakePlayers } from './intake.js';
import { qualityPlayers } from './quality.js';
import { transferPlayers } from './transfer.js';
import type { Player, Players } from './player.js';

const PLAYERS: Readonly<Record<string, Players>> = {
  intake: intakePlayers,
  eligibility: eligibilityPlayers,
  assignment: assignmentPlayers,
  'cross-region-transfer': transferPlayers,
  'quality-review': qualityPlayers,
};

/** Who plays an action on a case; undefined for one that nobody has learned. */
export const playerOf = ({ context, action }: { readonly context: string; readonly action: string }): Player | undefined => PLAYERS[context]?.[action];
