import {
  lawyerJoinedCorrectedV1, lawyerJoinedV1, lawyerLeftV1, lawyerResumedV1, lawyerSuspendedV1, turnDrawnV1, turnReturnedV1, turnSpentV1, type Exclusion, type Lawyer,
} from '@juanzong/assignment-contracts';
import type { RuleInput } from '@juanzong/common-domain';
import { type CommandContext, type Decision, type NewEntry, refuse } from '@juanzong/kernel';
import { isPolicyMissing, MATTERS } from '@juanzong/policy';
import type { AssignmentRefusal } from './assignment.refusals.js';
import { draw } from './draw.js';
import { newEntry } from './new-entry.js';
import { ROSTER_ACTIONS } from './roster.actions.js';
import type { RosterCommand, RosterCommandOf } from './roster.commands.js';
import { drawOf, isSuspended, type RosterLawyer, type RosterState, type Suspension } from './roster.state.js';

export type RosterInput = Pick<RuleInput, 'book'>;
type RosterDecision = Decision<NewEntry, AssignmentRefusal>;

const member = (roster: RosterState, lawyerId: string): RosterLawyer | undefined => {
  const lawyer = roster.lawyers[lawyerId];
  return lawyer?.left === false ? lawyer : undefined;
};
const notInPool = (lawyerId: string): AssignmentRefusal => refuse('assignment.lawyer-not-in-pool', { lawyerId });

function enrol({ lawyer }: RosterCommandOf<'enrolLawyer'>, roster: RosterState): RosterDecision {
  if (member(roster, lawyer.lawyerId)) return refuse('assignment.lawyer-already-enrolled', { lawyerId: lawyer.lawyerId });
  return [newEntry(lawyerJoinedV1, lawyer)];
}

const particulars = ({ lawyerId, name, firm, licenceNumber, licensedSince, specialities, familiarWithMinors, criminalDefenceSince, annualCap }: Lawyer): Record<string, unknown> =>
  ({ lawyerId, name, firm, licenceNumber, licensedSince, specialities, familiarWithMinors, criminalDefenceSince, annualCap });

function correct({ lawyer, reason, evidence }: RosterCommandOf<'correctLawyer'>, roster: RosterState): RosterDecision {
  const known = member(roster, lawyer.lawyerId);
  if (!known) return notInPool(lawyer.lawyerId);
  const before = particulars(known);
  const fields = Object.entries(particulars(lawyer)).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])).map(([name]) => name);
  if (fields.length === 0) return [];
  return [newEntry(lawyerJoinedCorrectedV1, { ...lawyer, fields, reason, evidence }, { corrects: known.joinedBy })];
}

const overlap = (a: Suspension, b: Suspension): boolean => (b.until === undefined || a.from <= b.until) && (a.until === undefined || b.from <= a.until);

function suspend({ kind: _kind, ...suspension }: RosterCommandOf<'suspendLawyer'>, roster: RosterState): RosterDecision {
  const { lawyerId, from, until } = suspension;
  const known = member(roster, lawyerId);
  if (!known) return notInPool(lawyerId);
  if (until !== undefined && until < from) return refuse('assignment.suspension-ends-before-it-begins', { from, until });
  if (known.suspensions.some((one) => overlap(one, suspension))) return refuse('assignment.lawyer-already-suspended', { lawyerId });
  return [newEntry(lawyerSuspendedV1, suspension)];
}

function resume({ lawyerId, from }: RosterCommandOf<'resumeLawyer'>, roster: RosterState): RosterDecision {
  const known = member(roster, lawyerId);
  if (!known) return notInPool(lawyerId);
  if (!isSuspended(known, from) && !known.suspensions.some((one) => one.from >= from)) return refuse('assignment.lawyer-not-suspended', { lawyerId });
  return [newEntry(lawyerResumedV1, { lawyerId, from })];
}

function remove({ lawyerId, reason }: RosterCommandOf<'removeLawyer'>, roster: RosterState): RosterDecision {
  if (!member(roster, lawyerId)) return notInPool(lawyerId);
  return [newEntry(lawyerLeftV1, { lawyerId, reason })];
}

const spoken = ({ lawyerId, reasons }: Exclusion): string => `${lawyerId}: ${reasons.map(({ code }) => code).join(', ')}`;

/** A draw that was made already stands; asking again, also with other criteria, adds nothing. */
function drawTurn({ drawId, caseId, caseRevision, pool, criteria }: RosterCommandOf<'drawTurn'>, roster: RosterState, { book }: RosterInput): RosterDecision {
  const known = drawOf(roster, drawId);
  if (known && known.caseId !== caseId) return refuse('assignment.draw-of-other-case', { drawId });
  if (known) return [];
  if (!MATTERS.has(criteria.matter)) return refuse('assignment.matter-unknown', { matter: criteria.matter });
  const result = draw(roster, criteria, book);
  if (isPolicyMissing(result)) return result;
  if (!result.chosen) return refuse('assignment.no-lawyer-available', { exclusions: result.exclusions.map(spoken) });
  const { lawyer: { lawyerId, name, firm }, trace } = result.chosen;
  const data = {
    drawId, caseId, ...(caseRevision === undefined ? {} : { caseRevision }), pool, mode: result.mode, lawyerId, lawyerName: name, firm, exclusions: [...result.exclusions],
    candidatesCount: result.candidatesCount, trace, onYear: Number(criteria.onDate.slice(0, 4)), criteria,
  };
  return [newEntry(turnDrawnV1, data, { rules: { policyVersions: result.used } })];
}

function spend({ drawId }: RosterCommandOf<'spendTurn'>, roster: RosterState): RosterDecision {
  const known = drawOf(roster, drawId);
  if (!known) return refuse('assignment.draw-unknown', { drawId });
  if (known.status === 'RETURNED') return refuse('assignment.turn-already-returned', { drawId });
  return known.status === 'SPENT' ? [] : [newEntry(turnSpentV1, { drawId })];
}

function giveBack({ drawId, reason }: RosterCommandOf<'returnTurn'>, roster: RosterState): RosterDecision {
  const known = drawOf(roster, drawId);
  if (!known) return refuse('assignment.draw-unknown', { drawId });
  if (known.status === 'SPENT') return refuse('assignment.turn-already-spent', { drawId });
  return known.status === 'RETURNED' ? [] : [newEntry(turnReturnedV1, { drawId, reason })];
}

/** Decides a command to a roster: new entries, none if it was done already, or a refusal. */
export function decideRoster(command: RosterCommand, roster: RosterState, context: CommandContext, input: RosterInput): RosterDecision {
  const { role } = context.actor;
  const { roles, label } = ROSTER_ACTIONS[command.kind];
  if (!roles.includes(role)) return refuse('assignment.role-not-allowed', { role, action: label.zh });
  switch (command.kind) {
    case 'enrolLawyer': return enrol(command, roster);
    case 'correctLawyer': return correct(command, roster);
    case 'suspendLawyer': return suspend(command, roster);
    case 'resumeLawyer': return resume(command, roster);
    case 'removeLawyer': return remove(command, roster);
    case 'drawTurn': return drawTurn(command, roster, input);
    case 'spendTurn': return spend(command, roster);
    case 'returnTurn': return giveBack(command, roster);
  }
}
