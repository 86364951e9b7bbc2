import { assignmentDecider } from '@juanzong/assignment-domain';
import { type Entry, toRecorded } from '@juanzong/case-file';
import { transferDecider } from '@juanzong/cross-region-transfer-domain';
import { eligibilityDecider } from '@juanzong/eligibility-domain';
import { intakeDecider } from '@juanzong/intake-domain';
import { platformRegistry } from '@juanzong/profile';
import { qualityDecider } from '@juanzong/quality-review-domain';

const registry = platformRegistry();

/** What all five services make of one case file. */
export type Folded = ReturnType<typeof nothingYet>;

/** The states of a case of which nothing is known. */
export const nothingYet = () => ({
  intake: intakeDecider.initialState(), eligibility: eligibilityDecider.initialState(), assignment: assignmentDecider.initialState(),
  transfer: transferDecider.initialState(), quality: qualityDecider.initialState(),
});

/** One more entry, in the newest version of its kind, folded by all five services. */
export function foldEntry(state: Folded, entry: Entry): Folded {
  const recorded = toRecorded(entry, entry.data, registry);
  return {
    intake: intakeDecider.evolve(state.intake, recorded), eligibility: eligibilityDecider.evolve(state.eligibility, recorded),
    assignment: assignmentDecider.evolve(state.assignment, recorded), transfer: transferDecider.evolve(state.transfer, recorded),
    quality: qualityDecider.evolve(state.quality, recorded),
  };
}
