import { canonical } from '../canonical.js';
import { type Problem, problem, type ProblemCode } from '../problems.js';
import { placeOf } from './check-assignments.js';
import type { RosterDraw } from './check-turns.js';
import type { CaseDraw, CaseDraws } from './case-draws.js';
import { dateIn } from '../dates.js';
import { CLOCKS_APART_MS, criteriaFit } from './criteria.js';
import { assignedShape, DRAWN_MEMBERS } from './roster-shapes.js';

/** A draw of the case, drawn again from the roster. */
export interface DrawReport {
  readonly as: 'ASSIGNED' | 'VOIDED';
  readonly drawId: string;
  readonly pool: string;
  readonly lawyerId: string;
  /** False where no roster of the pool was given, or its filters cannot be told. */
  readonly recomputed: boolean;
  readonly mode?: string;
  /** Everybody in the pool, in the order of the rotation. */
  readonly order?: readonly string[];
  readonly candidates?: readonly string[];
  readonly excluded?: readonly string[];
  /** Whether whom the application wished for could be compared: it is a personal field. */
  readonly wish: 'NONE' | 'CHECKED' | 'NOT_DISCLOSED';
}

/** A roster that was given with the case: its draws by id. */
export interface GivenRoster {
  readonly stream: string;
  readonly draws: ReadonlyMap<string, RosterDraw>;
}

/** The draws of a case against the rosters they were drawn from: each says of the draw what the other says, and the criteria are those of the case. */
export function checkDraws(caseId: string, exportedAt: string, { draws }: CaseDraws, rosters: readonly GivenRoster[]): { reports: DrawReport[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const reports = draws.map((draw): DrawReport => {
    const { as, data } = draw;
    const [drawId, pool, lawyerId] = [String(data['drawId']), String(data['pool']), String(data['lawyerId'])];
    const wish = wishOf(draw);
    const roster = rosters.find(({ stream }) => stream === `roster-${pool}`);
    const turn = roster?.draws.get(drawId);
    if (roster) problems.push(...[...(turn ? compare(draw, turn, caseId, exportedAt) : (['draw.unknown'] as const))].map((code) => problem(code, placeOf(draw))));
    if (!turn?.again) return { as, drawId, pool, lawyerId, recomputed: false, wish };
    const { order, candidates, exclusions, mode } = turn.again;
    return { as, drawId, pool, lawyerId, recomputed: true, mode, order, candidates, excluded: exclusions.map((one) => one.lawyerId), wish };
  });
  return { reports, problems: [...problems, ...rosters.flatMap((roster) => hidden(roster, caseId, exportedAt, reports))] };
}

function wishOf({ choices }: CaseDraw): DrawReport['wish'] {
  const { recipientChoice, wish } = choices[choices.length - 1] ?? choices[0];
  return recipientChoice !== undefined || wish === undefined ? 'NONE' : wish.told ? 'CHECKED' : 'NOT_DISCLOSED';
}

function compare(draw: CaseDraw, turn: RosterDraw, caseId: string, exportedAt: string): ProblemCode[] {
  const codes: ProblemCode[] = [];
  if (turn.turn.caseId !== caseId) codes.push('draw.other-case');
  if (turn.turn.lawyerId !== draw.data['lawyerId']) codes.push('draw.turn-miscounted');
  if (!criteriaFit(draw, turn)) codes.push('draw.criteria-wrong');
  const came = draw.as === 'ASSIGNED' ? 'SPENT' : 'RETURNED';
  if (turn.settled && turn.settled.as !== came && turn.settled.recordedAt <= exportedAt) codes.push('draw.settled-otherwise');
  const assigned = draw.as === 'ASSIGNED' ? assignedShape.safeParse(draw.data) : undefined;
  if (!assigned?.success) return codes;
  if (assigned.data.rosterRevision !== turn.entry.revision - 1) codes.push('draw.revision-wrong');
  if (!dated(draw, turn)) codes.push('draw.date-wrong');
  const others = DRAWN_MEMBERS.filter((name) => name !== 'lawyerId' && canonical(assigned.data[name]) !== canonical(turn.turn[name]));
  return [...codes, ...new Set(others.map((name) => DIFFERS[name] ?? 'draw.differs'))];
}

const DIFFERS: Readonly<Partial<Record<(typeof DRAWN_MEMBERS)[number], ProblemCode>>> = {
  exclusions: 'draw.exclusions-wrong', candidatesCount: 'draw.candidates-wrong', trace: 'draw.trace-wrong', mode: 'draw.person-wrong',
};

/** For the day of the assignment, or for the day on which it was drawn. */
function dated({ entry: { occurredAt } }: CaseDraw, { turn: { criteria: { onDate } }, entry: { recordedAt } }: RosterDraw): boolean {
  const assignedOn = occurredAt.precision === 'day' ? occurredAt.date : dateIn(occurredAt.at);
  return [assignedOn, dateIn(recordedAt), dateIn(recordedAt, CLOCKS_APART_MS)].includes(onDate);
}

/** Draws for this case that came to something before the export and that the case file does not know. */
function hidden({ stream, draws }: GivenRoster, caseId: string, exportedAt: string, known: readonly DrawReport[]): Problem[] {
  return [...draws.values()]
    .filter(({ turn, settled }) => turn.caseId === caseId && settled !== undefined && settled.recordedAt <= exportedAt && !known.some(({ drawId }) => drawId === turn.drawId))
    .map(({ turn, entry, index }) => problem('draw.hidden', { stream, index, revision: entry.revision, eventId: entry.eventId, about: turn.drawId }));
}
