import { assignmentDecider, rosterDecider } from '@juanzong/assignment-domain';
import { entriesCorrected } from '@juanzong/case-file';
import { transferDecider } from '@juanzong/cross-region-transfer-domain';
import { eligibilityDecider } from '@juanzong/eligibility-domain';
import { intakeDecider, ledgerDecider, matterDecider, numbersDecider } from '@juanzong/intake-domain';
import { qualityDecider } from '@juanzong/quality-review-domain';

/** Whose golden histories are kept: every context's folds, by the family of stream that they read. */
export const FOLDS = {
  intake: { case: intakeDecider, agency: ledgerDecider, matter: matterDecider, numbers: numbersDecider },
  eligibility: { case: eligibilityDecider },
  assignment: { case: assignmentDecider, roster: rosterDecider },
  'cross-region-transfer': { case: transferDecider },
  'quality-review': { case: qualityDecider },
};

/** A recorded entry as today's domain sees it: of the newest version of its type. */
export const lifted = (registry) => (entry) => ({ ...entry, ...registry.upcast(entry.type, entry.version, entry.data) });

/** The state that a decider folds from recorded entries, corrections in place, as JSON holds it. */
export function foldToJson(decider, entries, registry) {
  const folded = entriesCorrected(entries.map(lifted(registry))).reduce((state, entry) => decider.evolve(state, entry), decider.initialState());
  return JSON.parse(JSON.stringify(folded));
}
