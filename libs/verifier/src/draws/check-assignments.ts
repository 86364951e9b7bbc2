import { canonical } from '../canonical.js';
import { type Problem, problem, type ProblemCode } from '../problems.js';
import type { CaseDraw, CaseDraws, Choice } from './case-draws.js';
import { filtersOf } from './filters-of.js';
import { type Assigned, assignedShape, type ExcludedOne } from './roster-shapes.js';

/** What a case file alone shows of its draws: whose turn it was, only the roster tells. */
export function checkAssignments({ draws, strays }: CaseDraws): Problem[] {
  const ids = new Set<unknown>();
  const ofDraws = draws.flatMap((draw) => {
    const id = draw.data['drawId'];
    const codes = [...(ids.has(id) ? (['draw.used-twice'] as const) : []), ...(draw.expectedId !== id && !ids.has(id) ? (['draw.id-wrong'] as const) : []), ...(draw.as === 'ASSIGNED' ? assignment(draw) : [])];
    ids.add(id);
    return codes.map((code) => problem(code, placeOf(draw)));
  });
  return [...ofDraws, ...strays.map(({ entry, index, about }) => problem('draw.not-current', { index, revision: entry.revision, eventId: entry.eventId, about }))];
}

/** Where in the case file a problem of a draw is. */
export function placeOf({ entry: { revision, eventId }, index, data: { drawId } }: CaseDraw): Omit<Problem, 'code' | 'message'> {
  return { index, revision, eventId, ...(typeof drawId === 'string' ? { about: drawId } : {}) };
}

function assignment({ data, entry, choices }: CaseDraw): ProblemCode[] {
  const parsed = assignedShape.safeParse(data);
  if (!parsed.success) return ['draw.malformed'];
  const drawn = parsed.data;
  const now = choices.at(-1) as Choice;
  return [
    ...(drawn.pool === entry.agency ? [] : (['draw.other-pool'] as const)),
    ...(excluded(drawn, now) ? (['draw.person-excluded'] as const) : []),
    ...(drawn.exclusions.every((one) => consistent(one, now)) ? [] : (['draw.exclusions-wrong'] as const)),
    ...(filtersOf(drawn.trace) ? [] : (['draw.trace-wrong'] as const)),
    ...(choices.some((one) => meets(drawn, one)) ? [] : (['draw.choice-wrong'] as const)),
  ];
}

const excluded = ({ lawyerId, exclusions }: Assigned, { declined, relieved, conflicts }: Choice): boolean =>
  exclusions.some((one) => one.lawyerId === lawyerId) || declined.includes(lawyerId) || relieved.includes(lawyerId) || conflicts.some((one) => one.lawyerId === lawyerId);

/** Reasons and trace of an exclusion say the same, and what they say of the case is so. */
function consistent({ lawyerId, reasons, trace }: ExcludedOne, { declined, relieved, conflicts }: Choice): boolean {
  const has = (code: string): boolean => reasons.some((reason) => reason.code === code);
  if (has('NOT_IN_POOL')) return reasons.length === 1 && trace.length === 0;
  const twice = canonical(reasons) === canonical(trace.map(({ ground, saw }) => ({ code: ground, params: saw }))) && trace.every(({ said }) => said === 'no');
  return twice && has('DECLINED_BEFORE') === declined.includes(lawyerId) && has('RELIEVED_BEFORE') === relieved.includes(lawyerId)
    && (!has('CONFLICT_OF_INTEREST') || conflicts.some((one) => one.lawyerId === lawyerId));
}

/** Drawn by choice is whom the recipient chose, or the application wished for; drawn by rotation is not whom they chose. */
function meets({ mode, lawyerId, lawyerName }: Assigned, { recipientChoice, wish }: Choice): boolean {
  if (mode === 'BY_ROTATION') return recipientChoice !== lawyerId;
  if (recipientChoice !== undefined) return recipientChoice === lawyerId;
  if (wish === undefined) return false;
  return !wish.told || [lawyerId, lawyerName].includes(wish.text.trim());
}
