import type { DrawCriteria, Exclusion } from '@juanzong/assignment-contracts';
import type { RecordedEntry } from '@juanzong/kernel';
import { isPolicyMissing, type PolicyBook, type PolicyMissing } from '@juanzong/policy';
import { draw } from './draw.js';
import { evolveRoster } from './roster.evolve.js';
import { initialRoster } from './roster.state.js';

export interface RecomputedDraw {
  readonly lawyerId: string | undefined;
  readonly mode: 'BY_RECIPIENT_CHOICE' | 'BY_ROTATION';
  readonly exclusions: readonly Exclusion[];
  /** The whole pool in the order of the rotation, before the filters. */
  readonly order: readonly string[];
}

/** For an audit: the draw again, from the roster's entries up to the recorded revision and the packs that were pinned. */
export function recomputeDraw(
  rosterEntries: readonly RecordedEntry[], rosterRevision: number, criteria: DrawCriteria, book: PolicyBook,
): RecomputedDraw | PolicyMissing {
  const roster = rosterEntries.filter(({ revision }) => revision <= rosterRevision).reduce(evolveRoster, initialRoster());
  const result = draw(roster, criteria, book);
  if (isPolicyMissing(result)) return result;
  return { lawyerId: result.chosen?.lawyer.lawyerId, mode: result.mode, exclusions: result.exclusions, order: result.order };
}
