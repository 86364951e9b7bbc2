import type { Lawyer, providerAssignedV1, turnDrawnV1 } from '@juanzong/assignment-contracts';
import type { CalendarDate, DataOf, EventId } from '@juanzong/kernel';
import { allInBuckets, type Buckets, fromBuckets } from '@juanzong/common-domain';

export type TurnDrawn = DataOf<typeof turnDrawnV1>;
/** What the case file records of a draw. */
export type DrawnTurn = DataOf<typeof providerAssignedV1>;

/** A turn that counts: held or spent. */
export interface Turn {
  readonly drawId: string;
  readonly revision: number;
  readonly year: number;
}

/** Both days included; without `until`, until resumed. */
export interface Suspension {
  readonly from: string;
  readonly until?: string;
}

export interface RosterLawyer extends Lawyer {
  readonly joinedBy: EventId;
  readonly joinedRevision: number;
  readonly left: boolean;
  /** Turns that were put to the lawyer's account without a draw: on joining, and for draws missed while suspended. */
  readonly base: number;
  /** Oldest first. */
  readonly turns: readonly Turn[];
  readonly suspensions: readonly Suspension[];
}

/** Every draw is held until it is spent or returned, exactly once. */
export type Draw =
  | { readonly status: 'HELD'; readonly caseId: string; readonly lawyerId: string; readonly drawn: DrawnTurn }
  | { readonly status: 'SPENT' | 'RETURNED'; readonly caseId: string; readonly lawyerId: string };

export interface RosterState {
  readonly lawyers: Readonly<Record<string, RosterLawyer>>;
  readonly draws: Buckets<Draw>;
}

export const initialRoster = (): RosterState => ({ lawyers: {}, draws: {} });

/** A draw of this pool, by its id. */
export const drawOf = (roster: RosterState, drawId: string): Draw | undefined => fromBuckets(roster.draws, drawId);

/** Draws that are neither spent nor returned: what a check looks at for a protocol left half-way. */
export const heldDraws = (roster: RosterState): DrawnTurn[] =>
  allInBuckets(roster.draws).flatMap((one) => (one.status === 'HELD' ? [one.drawn] : []));

export const members = (roster: RosterState): RosterLawyer[] => Object.values(roster.lawyers).filter(({ left }) => !left);

/** The lawyer's account in the rotation: what was credited and every turn since joining. */
export const turnCount = (lawyer: RosterLawyer): number =>
  lawyer.base + lawyer.turns.filter(({ revision }) => revision > lawyer.joinedRevision).length;

export const fewestTurns = (lawyers: readonly RosterLawyer[]): number => (lawyers.length === 0 ? 0 : Math.min(...lawyers.map(turnCount)));

export const isSuspended = (lawyer: RosterLawyer, on: CalendarDate | string): boolean =>
  lawyer.suspensions.some(({ from, until }) => from <= on && (until === undefined || on <= until));

/** A member by id or by a name that only one member has, as a register writes it (意向律师). */
export function findMember(roster: RosterState, idOrName: string): RosterLawyer | undefined {
  const wanted = idOrName.trim();
  const found = members(roster).filter(({ lawyerId, name }) => lawyerId === wanted || name === wanted);
  return found.find(({ lawyerId }) => lawyerId === wanted) ?? (found.length === 1 ? found[0] : undefined);
}
