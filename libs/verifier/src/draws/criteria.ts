import { canonical } from '../canonical.js';
import type { CaseDraw, Choice } from './case-draws.js';
import type { RosterDraw } from './check-turns.js';

/** How far the times of two streams may lie apart: a writer whose clock is further behind refuses to write. */
export const CLOCKS_APART_MS = 2_000;

/** The criteria of a draw are those of the case: the grant's codes, and who was excluded or chosen when it was drawn. */
export function criteriaFit({ grant, choices, entry }: CaseDraw, drawn: RosterDraw): boolean {
  const { agency: _agency, onDate: _onDate, excludedLawyers, preferredLawyer, ...codes } = drawn.turn.criteria;
  if (!grant || !Object.entries(codes).every(([name, value]) => grant[name] === value)) return false;
  const { caseRevision } = drawn.turn;
  if (caseRevision !== undefined && caseRevision >= entry.revision) return false;
  return stoodAt(choices, drawn.entry.recordedAt, caseRevision).some((choice) => canonical(excludedLawyers) === canonical(excludedBy(choice)) && preferred(choice, drawn, preferredLawyer));
}

/**
 * What the case file said at the revision that the draw names, which must not be one that was behind. A draw that names none: what it
 * said at that time, more than one answer only where an entry was written within the same two seconds.
 */
function stoodAt(choices: readonly Choice[], drawnAt: string, caseRevision: number | undefined): readonly Choice[] {
  const at = Date.parse(drawnAt);
  return choices.filter(({ since, revision }, i) => {
    const next = choices[i + 1];
    const then = (i === 0 || Date.parse(since) <= at + CLOCKS_APART_MS) && (next === undefined || Date.parse(next.since) >= at - CLOCKS_APART_MS);
    return then && (caseRevision === undefined || (revision <= caseRevision && (next === undefined || next.revision > caseRevision)));
  });
}

const excludedBy = ({ declined, relieved, conflicts }: Choice): object[] => [
  ...declined.map((lawyerId) => ({ lawyerId, reason: 'DECLINED_BEFORE' })), ...relieved.map((lawyerId) => ({ lawyerId, reason: 'RELIEVED_BEFORE' })),
  ...conflicts.map(({ lawyerId, kind }) => ({ lawyerId, reason: 'CONFLICT_OF_INTEREST', kind })),
];

/** The recipient's choice, else the wish of the application if it names one member, unless they have had the case. */
function preferred({ recipientChoice, wish, declined, relieved }: Choice, { members }: RosterDraw, said: string | undefined): boolean {
  if (recipientChoice !== undefined) return said === recipientChoice;
  if (wish === undefined) return said === undefined;
  const hadIt = (lawyerId: string): boolean => declined.includes(lawyerId) || relieved.includes(lawyerId);
  if (!wish.told) return said === undefined || (members.some(({ lawyerId }) => lawyerId === said) && !hadIt(said));
  const wanted = wish.text.trim();
  const named = members.filter(({ name }) => name === wanted);
  const meant = members.find(({ lawyerId }) => lawyerId === wanted) ?? (named.length === 1 ? named[0] : undefined);
  return said === (meant && !hadIt(meant.lawyerId) ? meant.lawyerId : undefined);
}
