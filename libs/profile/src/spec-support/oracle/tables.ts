import { canonicalJson } from '@juanzong/case-file';
import type { Row } from '@juanzong/read-model';
import { deadlinesOf } from './deadlines.js';
import { forwardingsOf } from './forwardings.js';
import { overviewOf } from './overview.js';
import { actsOf, findingsOf, hearingsOf, qualityCaseOf } from './quality.js';
import { campaignsOf, gradesOf, reviewsOf } from './reviews.js';
import { stepsOf } from './statistics.js';
import { filesIn, type Said, type Told } from './told.js';
import { workOf } from './work.js';

/** How a person is found again: a keyed hash of the number. */
export type PersonKey = (idNumber: string) => string | null;

/** What the oracle says of one table of the read models. */
export interface Expectation {
  /** The properties that tell rows apart. */
  readonly key: readonly string[];
  /** Every row that should be, from the whole history. */
  rowsOf(all: readonly Told[], personKey: PersonKey): readonly Said[];
  /** Rows as they are compared, of what should be and of what is alike; as they stand unless told. */
  readonly shown?: (rows: readonly Row[]) => Row[];
}

const eachFile = (rowsOf: (file: readonly Told[]) => Said[]) => (all: readonly Told[]): Said[] => filesIn(all).flatMap(rowsOf);

/** Steps wait in no order. */
const unordered = (rows: readonly Row[]): Row[] => rows.map((row) => ({ ...row, steps: (row['steps'] as object[]).map(canonicalJson).sort() }));

/** The steps of a count have no order among those of one entry, whose id their own begins with; equal ones are told apart by ordinal. */
function numbered(rows: readonly Row[]): Row[] {
  const times = new Map<string, number>();
  return rows.map(({ deltaId, saidBy = String(deltaId).split(':')[0], ...row }) => {
    const what = canonicalJson({ saidBy, ...row });
    times.set(what, (times.get(what) ?? 0) + 1);
    return { saidBy, what, times: times.get(what), ...row };
  });
}

/** The oracle of every table that any projection makes. */
export const TABLES: Readonly<Record<string, Expectation>> = {
  case_overview: { key: ['caseId'], rowsOf: (all, personKey) => filesIn(all).flatMap((file) => overviewOf(file, personKey)) },
  deadline: { key: ['deadlineId'], rowsOf: deadlinesOf },
  forwarding: { key: ['forwardingId'], rowsOf: eachFile(forwardingsOf) },
  case_work: { key: ['caseId'], rowsOf: eachFile(workOf), shown: unordered },
  statistics_delta: { key: ['what', 'times'], rowsOf: eachFile(stepsOf), shown: numbered },
  quality_case: { key: ['caseId'], rowsOf: eachFile(qualityCaseOf) },
  quality_finding: { key: ['findingId'], rowsOf: eachFile(findingsOf) },
  quality_act: { key: ['actId'], rowsOf: eachFile(actsOf) },
  quality_hearing: { key: ['hearingId'], rowsOf: eachFile(hearingsOf) },
  review_campaign: { key: ['campaign'], rowsOf: campaignsOf },
  review_file: { key: ['reviewId'], rowsOf: eachFile(reviewsOf) },
  review_grade: { key: ['id'], rowsOf: gradesOf },
};
