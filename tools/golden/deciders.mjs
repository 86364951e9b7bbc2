import { assignmentDecider, rosterDecider } from '@juanzong/assignment-domain';
import { entriesCorrected } from '@juanzong/case-file';
import { transferDecider } from '@juanzong/cross-region-transfer-domain';
import { eligibilityDecider } from '@juanzong/eligibility-domain';
import { intakeDecider, ledgerDecider, matterDecider, numbersDecider } from '@juanzong/intake-domain';
import { campaignDecider, expertsDecider, qualityDecider, reviewDecider } from '@juanzong/quality-review-domain';
import { sealDecider } from '@juanzong/sealing-domain';

/** Whose golden histories are kept: every context's folds, by the family of stream that they read. */
export const FOLDS = {
  intake: { case: intakeDecider, agency: ledgerDecider, matter: matterDecider, numbers: numbersDecider },
  eligibility: { case: eligibilityDecider },
  assignment: { case: assignmentDecider, roster: rosterDecider },
  'cross-region-transfer': { case: transferDecider },
  'quality-review': { case: qualityDecider, review: campaignDecider, experts: expertsDecider },
  sealing: { seal: sealDecider },
};

/** Every fold of a family of stream, by name: what a history that is kept once for all of them is folded with. */
export const ALL_FOLDS = {
  case: { intake: intakeDecider, eligibility: eligibilityDecider, assignment: assignmentDecider, 'cross-region-transfer': transferDecider, 'quality-review': qualityDecider, review: reviewDecider },
  agency: { ledger: ledgerDecider }, matter: { matter: matterDecider }, numbers: { numbers: numbersDecider }, roster: { roster: rosterDecider }, review: { campaign: campaignDecider }, experts: { experts: expertsDecider },
  seal: { seal: sealDecider }, store: {}, position: {},
};

/** The family of a stream, as histories name it. */
export function familyOfStream(stream) {
  const family = stream.startsWith('review-experts-') ? 'experts' : Object.keys(ALL_FOLDS).find((one) => stream.startsWith(`${one}-`));
  if (family === undefined) throw new Error(`${stream}: of no family`);
  return family;
}

/** A recorded entry as today's domain sees it: of the newest version of its type. */
export const lifted = (registry) => (entry) => ({ ...entry, ...registry.upcast(entry.type, entry.version, entry.data) });

/** The state that a decider folds from recorded entries, corrections in place, as JSON holds it. */
export function foldToJson(decider, entries, registry) {
  const folded = entriesCorrected(entries.map(lifted(registry))).reduce((state, entry) => decider.evolve(state, entry), decider.initialState());
  return JSON.parse(JSON.stringify(folded, (_key, value) => (value instanceof Map ? Object.fromEntries(value) : value)));
}

/** The states that all deciders of a family fold, by name. */
export const statesOf = (family, entries, registry) => Object.fromEntries(Object.entries(ALL_FOLDS[family]).map(([name, decider]) => [name, foldToJson(decider, entries, registry)]));
