import type { lawyerJoinedCorrectedV1, lawyerLeftV1, lawyerResumedV1, lawyerSuspendedV1, turnReturnedV1, turnSpentV1, Lawyer } from '@juanzong/assignment-contracts';
import { withValue } from '@juanzong/common-domain';
import { addDays, calendarDate, type DataOf, type RecordedEntry } from '@juanzong/kernel';
import { drawOf, fewestTurns, members, type RosterLawyer, type RosterState, type Suspension, turnCount, type TurnDrawn } from './roster.state.js';

type Step<Data> = (roster: RosterState, data: Data, entry: RecordedEntry) => RosterState;

const change = (roster: RosterState, lawyerId: string, how: (lawyer: RosterLawyer) => Partial<RosterLawyer>): RosterState => {
  const lawyer = roster.lawyers[lawyerId];
  return lawyer ? { ...roster, lawyers: { ...roster.lawyers, [lawyerId]: { ...lawyer, ...how(lawyer) } } } : roster;
};

/** A new member starts with the fewest turns of the pool; one who comes back keeps what they had, if that is more. */
const joined: Step<Lawyer> = (roster, data, { eventId, revision }) => {
  const before = roster.lawyers[data.lawyerId];
  const base = Math.max(fewestTurns(members(roster)), before ? turnCount(before) : 0);
  const lawyer: RosterLawyer = {
    ...data, joinedBy: eventId, joinedRevision: revision, left: false, base, turns: before?.turns ?? [], suspensions: before?.suspensions ?? [],
  };
  return { ...roster, lawyers: { ...roster.lawyers, [data.lawyerId]: lawyer } };
};

/** Particulars only. In a history with corrections in their places the correction is itself the joining. */
const corrected: Step<DataOf<typeof lawyerJoinedCorrectedV1>> = (roster, { fields: _fields, reason: _reason, evidence: _evidence, ...lawyer }, entry) => {
  const known = roster.lawyers[lawyer.lawyerId];
  if (!known || known.left) return joined(roster, lawyer, entry);
  const { joinedBy, joinedRevision, left, base, turns, suspensions } = known;
  return { ...roster, lawyers: { ...roster.lawyers, [lawyer.lawyerId]: { ...lawyer, joinedBy, joinedRevision, left, base, turns, suspensions } } };
};

const suspended: Step<DataOf<typeof lawyerSuspendedV1>> = (roster, { lawyerId, from, until }) =>
  change(roster, lawyerId, ({ suspensions }) => ({ suspensions: [...suspensions, { from, ...(until === undefined ? {} : { until }) }] }));

const endedBy = (from: string) => (suspension: Suspension): Suspension[] => {
  if (suspension.until !== undefined && suspension.until < from) return [suspension];
  return suspension.from >= from ? [] : [{ from: suspension.from, until: addDays(calendarDate(from), -1) }];
};

const resumed: Step<DataOf<typeof lawyerResumedV1>> = (roster, { lawyerId, from }) =>
  change(roster, lawyerId, ({ suspensions }) => ({ suspensions: suspensions.flatMap(endedBy(from)) }));

const left: Step<DataOf<typeof lawyerLeftV1>> = (roster, { lawyerId }) => change(roster, lawyerId, () => ({ left: true }));

/** Who is suspended at a draw gathers no claim meanwhile: the account moves along with the rest of the pool. */
function carriedAlong(roster: RosterState, { exclusions }: TurnDrawn): RosterState {
  const away = exclusions.filter(({ reasons }) => reasons.some(({ code }) => code === 'SUSPENDED')).map(({ lawyerId }) => lawyerId);
  const floor = fewestTurns(members(roster).filter(({ lawyerId }) => !away.includes(lawyerId)));
  return away.reduce((acc, id) => change(acc, id, (lawyer) => ({ base: lawyer.base + Math.max(0, floor - turnCount(lawyer)) })), roster);
}

const drawn: Step<TurnDrawn> = (roster, data, { revision }) => {
  const turn = { drawId: data.drawId, revision, year: data.onYear };
  const counted = change(roster, data.lawyerId, ({ turns }) => ({ turns: [...turns, turn] }));
  const { caseId, caseRevision: _caseRevision, onYear: _onYear, criteria: _criteria, ...rest } = data;
  const held = { status: 'HELD', caseId, lawyerId: data.lawyerId, drawn: { ...rest, rosterRevision: revision - 1 } } as const;
  return { ...carriedAlong(counted, data), draws: withValue(roster.draws, data.drawId, held) };
};

const spent: Step<DataOf<typeof turnSpentV1>> = (roster, { drawId }) => settled(roster, drawId, 'SPENT');

const returned: Step<DataOf<typeof turnReturnedV1>> = (roster, { drawId }) => {
  const draw = drawOf(roster, drawId);
  if (draw?.status !== 'HELD') return roster;
  const without = change(roster, draw.lawyerId, ({ turns }) => ({ turns: turns.filter((turn) => turn.drawId !== drawId) }));
  return settled(without, drawId, 'RETURNED');
};

function settled(roster: RosterState, drawId: string, status: 'SPENT' | 'RETURNED'): RosterState {
  const draw = drawOf(roster, drawId);
  if (draw?.status !== 'HELD') return roster;
  const { caseId, lawyerId } = draw;
  return { ...roster, draws: withValue(roster.draws, drawId, { status, caseId, lawyerId }) };
}

const STEPS: Readonly<Record<string, Step<never>>> = {
  'assignment.LawyerJoined': joined,
  'assignment.LawyerJoinedCorrected': corrected,
  'assignment.LawyerSuspended': suspended,
  'assignment.LawyerResumed': resumed,
  'assignment.LawyerLeft': left,
  'assignment.TurnDrawn': drawn,
  'assignment.TurnSpent': spent,
  'assignment.TurnReturned': returned,
};

/** Folds one entry of a roster. Types that it does not know change nothing. */
export function evolveRoster(roster: RosterState, entry: RecordedEntry): RosterState {
  const step = STEPS[entry.type];
  return step ? step(roster, entry.data as never, entry) : roster;
}
