import type { hearingNotifiedV1, providerAssignedV1 } from '@juanzong/assignment-contracts';
import type { Entry } from '@juanzong/case-file';
import type { Deadline } from '@juanzong/common-contracts';
import type { objectionDecidedV1 } from '@juanzong/eligibility-contracts';
import { type DataOf, occurredDate } from '@juanzong/kernel';
import type {
  archiveAcceptedV1, archiveSubmittedV1, findingAnsweredV1, findingRaisedV1, findingRecheckedV1, supervisionActOpenedV1,
} from '@juanzong/quality-review-contracts';
import type { ActRow, ArchiveStatus, FindingRow, HearingRow, QualityCaseRow } from './quality-rows.js';

/** All rows of one case. */
export interface QualityRows {
  readonly case: QualityCaseRow;
  readonly findings: ReadonlyMap<string, FindingRow>;
  readonly acts: ReadonlyMap<string, ActRow>;
  readonly hearings: ReadonlyMap<string, HearingRow>;
}

export const noRows = (caseId: string): QualityRows => ({
  case: { caseId, agency: '', lawyerId: null, archiveStatus: 'NOT_CLOSED', closedOn: null, list: null, submissions: 0, archiveNumber: null, deadlineId: null },
  findings: new Map(), acts: new Map(), hearings: new Map(),
});

type Step = (rows: QualityRows, entry: Entry) => QualityRows;

const ofCase = (rows: QualityRows, change: Partial<QualityCaseRow>): QualityRows => ({ ...rows, case: { ...rows.case, ...change } });
const stands = (archiveStatus: ArchiveStatus): Step => (rows) => ofCase(rows, { archiveStatus, deadlineId: null });
const withRow = <Row>(rows: ReadonlyMap<string, Row>, id: string, change: Partial<Row>): ReadonlyMap<string, Row> => {
  const row = rows.get(id);
  return row === undefined ? rows : new Map(rows).set(id, { ...row, ...change });
};
const finding = (rows: QualityRows, id: string, change: Partial<FindingRow>): QualityRows => ({ ...rows, findings: withRow(rows.findings, id, change) });

const assigned: Step = (rows, { data }) => ofCase(rows, { lawyerId: (data as DataOf<typeof providerAssignedV1>).lawyerId });
const released: Step = (rows) => ofCase(rows, { lawyerId: null });
const closed: Step = (rows, entry) => ofCase(stands('AWAITING_SUBMISSION')(rows, entry), { closedOn: occurredDate(entry.occurredAt) });

/** A termination was revoked: the case is open again, and what was archived of it is not its archive. */
const reopened: Step = (rows, { data }) =>
  ((data as DataOf<typeof objectionDecidedV1>).outcome === 'TERMINATION_REVOKED' ? ofCase(rows, { archiveStatus: 'NOT_CLOSED', closedOn: null, list: null, submissions: 0, archiveNumber: null, deadlineId: null }) : rows);

const submitted: Step = (rows, entry) =>
  ofCase(stands('UNDER_REVIEW')(rows, entry), { list: (entry.data as DataOf<typeof archiveSubmittedV1>).list, submissions: rows.case.submissions + 1 });
const accepted: Step = (rows, entry) => ofCase(stands('ACCEPTED')(rows, entry), { archiveNumber: (entry.data as DataOf<typeof archiveAcceptedV1>).archiveNumber ?? null });

/** A clock of the step that is due, or of a finding's answer. */
const clock: Step = (rows, { data }) => {
  const { deadlineId, ruleId, startedBy } = (data as { readonly deadline: Deadline }).deadline;
  if (ruleId.startsWith('archive-')) return ofCase(rows, { deadlineId });
  const owed = [...rows.findings.values()].find(({ owedSince }) => owedSince === startedBy);
  return owed ? finding(rows, owed.findingId, { deadlineId }) : rows;
};

const hearing: Step = (rows, { eventId, data }) => {
  const { hearingOn, replaces } = data as DataOf<typeof hearingNotifiedV1>;
  const hearings = new Map(replaces === undefined ? rows.hearings : withRow(rows.hearings, replaces, { replaced: true }));
  return { ...rows, hearings: hearings.set(eventId, { hearingId: eventId, caseId: rows.case.caseId, hearingOn, replaced: false, observed: false }) };
};

const opened: Step = (rows, { data }) => {
  const { actId, kind, saw } = data as DataOf<typeof supervisionActOpenedV1>;
  const acts = new Map(rows.acts).set(actId, { actId, caseId: rows.case.caseId, kind });
  return { ...rows, acts, hearings: kind === 'HEARING_OBSERVATION' ? saw.reduce((all, id) => withRow(all, id, { observed: true }), rows.hearings) : rows.hearings };
};

const raised: Step = (rows, { eventId, occurredAt, data }) => {
  const { findingId, actId, duty, severity } = data as DataOf<typeof findingRaisedV1>;
  const row: FindingRow = {
    findingId, caseId: rows.case.caseId, actId, actKind: rows.acts.get(actId)?.kind ?? '', duty, severity, status: 'OPEN', raisedOn: occurredDate(occurredAt), owedSince: eventId, deadlineId: null,
  };
  return { ...rows, findings: new Map(rows.findings).set(findingId, row) };
};

const answered: Step = (rows, { data }) => finding(rows, (data as DataOf<typeof findingAnsweredV1>).findingId, { status: 'ANSWERED', deadlineId: null });

const rechecked: Step = (rows, { eventId, data }) => {
  const { findingId, accepted: settled } = data as DataOf<typeof findingRecheckedV1>;
  return finding(rows, findingId, settled ? { status: 'SETTLED' } : { status: 'OPEN', owedSince: eventId });
};

const STEPS: Readonly<Record<string, Step>> = {
  'assignment.ProviderAssigned': assigned,
  'assignment.AssignmentDeclined': released,
  'assignment.ProviderRelieved': released,
  'assignment.HearingNotified': hearing,
  'assignment.CaseClosed': closed,
  'eligibility.ObjectionDecided': reopened,
  'quality-review.ArchiveSubmitted': submitted,
  'quality-review.ArchiveReturned': stands('RETURNED'),
  'quality-review.ArchiveAccepted': accepted,
  'quality-review.DeadlineStarted': clock,
  'quality-review.SupervisionActOpened': opened,
  'quality-review.FindingRaised': raised,
  'quality-review.FindingAnswered': answered,
  'quality-review.FindingRechecked': rechecked,
};

/** The kinds of entry that the lists change by; of any other only its owner counts. */
export const LISTED_TYPES: readonly string[] = Object.keys(STEPS);

/** The rows of a case after one stored entry. Nothing personal is read. */
export function foldQuality(rows: QualityRows, entry: Entry): QualityRows {
  return ofCase(STEPS[entry.type]?.(rows, entry) ?? rows, { agency: entry.agency });
}
