import { assignmentDecider, rosterDecider } from '@juanzong/assignment-domain';
import { transferDecider } from '@juanzong/cross-region-transfer-domain';
import { eligibilityDecider } from '@juanzong/eligibility-domain';
import { intakeDecider, ledgerDecider, matterDecider, numbersDecider } from '@juanzong/intake-domain';
import type { RecordedEntry } from '@juanzong/kernel';
import { sealDecider } from '@juanzong/sealing-domain';
import { campaignDecider, expertsDecider, qualityDecider, reviewDecider } from '@juanzong/quality-review-domain';

export interface AnyFold {
  initialState(): unknown;
  evolve(state: never, entry: RecordedEntry): unknown;
}

/** Every decider, by the beginning of the streams that it folds; the longest beginning counts. */
export const FOLDS: Readonly<Record<string, Readonly<Record<string, AnyFold>>>> = {
  'case-': { intake: intakeDecider, eligibility: eligibilityDecider, assignment: assignmentDecider, transfer: transferDecider, quality: qualityDecider, review: reviewDecider },
  'roster-': { roster: rosterDecider },
  'agency-': { ledger: ledgerDecider },
  'matter-': { matter: matterDecider },
  'numbers-': { numbers: numbersDecider },
  'seal-': { seal: sealDecider },
  'review-': { campaign: campaignDecider },
  'review-experts-': { experts: expertsDecider },
};

/** The folds of one stream. @throws Error for a stream that nothing folds. */
export function foldsOf(stream: string): Readonly<Record<string, AnyFold>> {
  const beginning = Object.keys(FOLDS).filter((one) => stream.startsWith(one)).sort((a, b) => b.length - a.length)[0];
  if (beginning === undefined) throw new Error(`nothing folds ${stream}`);
  return FOLDS[beginning] ?? {};
}
