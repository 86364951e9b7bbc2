import { canonical } from '../canonical.js';
import { type Problem, problem, type ProblemCode } from '../problems.js';
import type { EntryShape } from '../shapes.js';
import { dateIn } from '../dates.js';
import { drawAgain, type Recomputed } from './draw-again.js';
import { filtersOf } from './filters-of.js';
import { Pool } from './pool.js';
import { lawyerShape, leftShape, resumedShape, type Settled, settledShape, suspendedShape, type Turn, turnShape } from './roster-shapes.js';

/** A draw as the roster records it, and what came of it. */
export interface RosterDraw {
  readonly turn: Turn;
  readonly entry: EntryShape;
  readonly index: number;
  /** Absent where the filters of the draw cannot be told. */
  readonly again?: Recomputed;
  /** The members at the draw, for a wish that names one. */
  readonly members: readonly { readonly lawyerId: string; readonly name: string }[];
  settled?: Settled;
}

export interface CheckedTurns {
  readonly draws: ReadonlyMap<string, RosterDraw>;
  readonly problems: readonly Problem[];
}

type Found = (code: ProblemCode, about?: string) => void;

const equal = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** Folds a roster entry by entry and draws every turn again. */
export function checkTurns(stream: string, entries: readonly EntryShape[]): CheckedTurns {
  const pool = new Pool();
  const draws = new Map<string, RosterDraw>();
  const problems: Problem[] = [];
  entries.forEach((entry, index) => {
    const found: Found = (code, about) => {
      problems.push(problem(code, { stream, index, revision: entry.revision, eventId: entry.eventId, ...(about === undefined ? {} : { about }) }));
    };
    const step = STEPS[entry.type];
    if (step && entry.version === 1) step({ pool, draws, entry, index, found });
    else if (step ?? entry.mustUnderstand.includes('assignment')) found('roster.entry-unknown', `${entry.type} v${entry.version}`);
  });
  return { draws, problems };
}

interface At {
  readonly pool: Pool;
  readonly draws: Map<string, RosterDraw>;
  readonly entry: EntryShape;
  readonly index: number;
  readonly found: Found;
}

type Step = (at: At) => void;
interface Shape<Data> {
  safeParse(data: unknown): { readonly success: true; readonly data: Data } | { readonly success: false };
}

const reading = <Data>(shape: Shape<Data>, then: (data: Data, at: At) => void): Step => (at) => {
  const parsed = shape.safeParse(at.entry.data);
  if (parsed.success) then(parsed.data, at);
  else at.found('roster.entry-malformed');
};

const settle = (as: Settled['as']): Step => reading(settledShape, ({ drawId }, { pool, draws, entry, found }) => {
  const draw = draws.get(drawId);
  if (!draw || draw.settled) return found('roster.settlement-wrong', drawId);
  draw.settled = { as, recordedAt: entry.recordedAt };
  if (as === 'RETURNED') pool.giveBack(drawId, draw.turn.lawyerId);
});

const STEPS: Readonly<Record<string, Step>> = {
  'assignment.LawyerJoined': reading(lawyerShape, (lawyer, { pool, entry }) => pool.join(lawyer, entry.revision)),
  'assignment.LawyerJoinedCorrected': reading(lawyerShape, (lawyer, { pool }) => pool.correct(lawyer)),
  'assignment.LawyerSuspended': reading(suspendedShape, (suspension, { pool }) => pool.suspend(suspension)),
  'assignment.LawyerResumed': reading(resumedShape, ({ lawyerId, from }, { pool }) => pool.resume(lawyerId, from)),
  'assignment.LawyerLeft': reading(leftShape, ({ lawyerId }, { pool }) => pool.leave(lawyerId)),
  'assignment.TurnDrawn': reading(turnShape, draw),
  'assignment.TurnSpent': settle('SPENT'),
  'assignment.TurnReturned': settle('RETURNED'),
};

function draw(turn: Turn, { pool, draws, entry, index, found }: At): void {
  const { drawId, lawyerId, criteria, onYear: year } = turn;
  if (turn.pool !== entry.stream.slice('roster-'.length) || criteria.agency !== turn.pool) found('draw.other-pool', drawId);
  if (draws.has(drawId)) return found('draw.used-twice', drawId);
  if (String(year) !== criteria.onDate.slice(0, 4) || criteria.onDate > dateIn(entry.recordedAt)) found('draw.date-wrong', drawId);
  const filters = filtersOf(turn.trace, entry.policyVersions);
  const again = filters && drawAgain(pool, criteria, filters);
  if (again) compare(turn, again, found);
  else found('draw.trace-wrong', drawId);
  const members = pool.rotation().map(({ about }) => ({ lawyerId: about.lawyerId, name: about.name }));
  draws.set(drawId, { turn, entry, index, members, ...(again ? { again } : {}) });
  const away = turn.exclusions.filter(({ reasons }) => reasons.some(({ code }) => code === 'SUSPENDED')).map((one) => one.lawyerId);
  pool.draw({ drawId, lawyerId, revision: entry.revision, year, away });
}

function compare(turn: Turn, { mode, exclusions, candidates, chosen, trace }: Recomputed, found: Found): void {
  const { drawId, lawyerId, lawyerName, firm } = turn;
  if (!equal(turn.exclusions, exclusions)) found('draw.exclusions-wrong', drawId);
  if (turn.candidatesCount !== candidates.length) found('draw.candidates-wrong', drawId);
  const person = chosen?.about;
  if (person?.lawyerId !== lawyerId || turn.mode !== mode || person.name !== lawyerName || person.firm !== firm) found('draw.person-wrong', drawId);
  else if (!equal(turn.trace, trace)) found('draw.trace-wrong', drawId);
}
