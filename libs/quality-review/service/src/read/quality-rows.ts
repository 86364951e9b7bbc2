import { EntitySchema } from 'typeorm';

export const ARCHIVE_STATUSES = ['NOT_CLOSED', 'AWAITING_SUBMISSION', 'UNDER_REVIEW', 'RETURNED', 'ACCEPTED'] as const;
export type ArchiveStatus = (typeof ARCHIVE_STATUSES)[number];
export const FINDING_STATUSES = ['OPEN', 'ANSWERED', 'SETTLED'] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

/** One case as quality review lists it: who owns it, who had it in hand, how its archive stands. */
export interface QualityCaseRow {
  caseId: string;
  agency: string;
  lawyerId: string | null;
  archiveStatus: ArchiveStatus;
  closedOn: string | null;
  list: string | null;
  submissions: number;
  archiveNumber: string | null;
  /** The clock that runs, or ran out, for the step that is due. */
  deadlineId: string | null;
}

export interface FindingRow {
  findingId: string;
  caseId: string;
  actId: string;
  actKind: string;
  duty: string;
  severity: string;
  status: FindingStatus;
  raisedOn: string;
  /** The entry since which an answer is owed: it starts the clock. */
  owedSince: string;
  deadlineId: string | null;
}

export interface ActRow {
  actId: string;
  caseId: string;
  kind: string;
}

export interface HearingRow {
  /** The entry that notified it. */
  hearingId: string;
  caseId: string;
  hearingOn: string;
  /** Adjourned: it did not take place. */
  replaced: boolean;
  observed: boolean;
}

const text = (name: string, nullable = false) => ({ type: 'text', name, nullable }) as const;
const key = (name: string) => ({ ...text(name), primary: true }) as const;

export const QualityCaseEntity = new EntitySchema<QualityCaseRow>({
  name: 'QualityCase', tableName: 'quality_case',
  columns: {
    caseId: key('case_id'), agency: text('agency'), lawyerId: text('lawyer_id', true), archiveStatus: text('archive_status'), closedOn: text('closed_on', true),
    list: text('list', true), submissions: { type: 'int' }, archiveNumber: text('archive_number', true), deadlineId: text('deadline_id', true),
  },
});
export const FindingEntity = new EntitySchema<FindingRow>({
  name: 'QualityFinding', tableName: 'quality_finding',
  columns: {
    findingId: key('finding_id'), caseId: text('case_id'), actId: text('act_id'), actKind: text('act_kind'), duty: text('duty'), severity: text('severity'),
    status: text('status'), raisedOn: text('raised_on'), owedSince: text('owed_since'), deadlineId: text('deadline_id', true),
  },
});
export const ActEntity = new EntitySchema<ActRow>({ name: 'QualityAct', tableName: 'quality_act', columns: { actId: key('act_id'), caseId: text('case_id'), kind: text('kind') } });
export const HearingEntity = new EntitySchema<HearingRow>({
  name: 'QualityHearing', tableName: 'quality_hearing',
  columns: { hearingId: key('hearing_id'), caseId: text('case_id'), hearingOn: text('hearing_on'), replaced: { type: 'boolean' }, observed: { type: 'boolean' } },
});
export const QUALITY_ENTITIES = [QualityCaseEntity, FindingEntity, ActEntity, HearingEntity] as const;
