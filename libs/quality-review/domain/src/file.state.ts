import type { caseClosedV1, hearingNotifiedV1, providerAssignedV1 } from '@juanzong/assignment-contracts';
import { evolveDeadlines, type OpenDeadlines } from '@juanzong/common-domain';
import type { aidGrantedV1, objectionDecidedV1 } from '@juanzong/eligibility-contracts';
import type { applicationReceivedV1 } from '@juanzong/intake-contracts';
import { type AgencyCode, agencyCode, type CalendarDate, calendarDate, type DataOf, type EventId, type OccurredAt, type RecordedEntry } from '@juanzong/kernel';
import { type MatterCategory, type StageCode, stageCode, usualStage } from '@juanzong/policy';
import { evolveWritten, Written } from './written.js';

export interface ClosedCase {
  readonly entry: EventId;
  readonly occurredAt: OccurredAt;
  readonly closedOn: CalendarDate;
  /** Aid ended by a decision to terminate it (法律援助法 48). */
  readonly terminated: boolean;
}

export interface Hearing {
  readonly hearingOn: CalendarDate;
  /** It was adjourned: another notice took its place. */
  readonly replaced: boolean;
}

/** What quality review reads of a file, whoever wrote it. */
export interface FileFacts {
  /** The owning agency, as the last entry says. */
  readonly agency: AgencyCode;
  readonly written: Written;
  readonly matter?: string;
  readonly stage?: StageCode;
  readonly category?: MatterCategory;
  /** Aid was granted or refused. */
  readonly decided: boolean;
  /** Who has the case in hand, or had it when it closed. */
  readonly lawyerId?: string;
  /** Everybody who ever took the case. */
  readonly undertakenBy: readonly string[];
  readonly hearings: Readonly<Record<string, Hearing>>;
  readonly closed?: ClosedCase;
  /** The clocks of an archive that is not owed any more: the case goes on. */
  readonly lapsed: readonly string[];
  readonly deadlines: OpenDeadlines;
}

export const initialFile = (): FileFacts => ({ agency: agencyCode(''), written: Written.NOTHING, decided: false, undertakenBy: [], hearings: {}, lapsed: [], deadlines: {} });

type Step = (file: FileFacts, entry: RecordedEntry) => FileFacts;

const received: Step = (file, { data }) => {
  const { matter, stage } = (data as DataOf<typeof applicationReceivedV1>).application;
  return { ...file, matter, stage: (stage === undefined ? undefined : stageCode(stage)) ?? usualStage(matter) };
};

const granted: Step = (file, { data }) => {
  const { matter, matterCategory } = data as Pick<DataOf<typeof aidGrantedV1>, 'matter' | 'matterCategory'>;
  return { ...file, matter, category: matterCategory, decided: true };
};

const decided: Step = (file) => ({ ...file, decided: true });

const assigned: Step = (file, { data }) => ({ ...file, lawyerId: (data as DataOf<typeof providerAssignedV1>).lawyerId });

const undertaken: Step = (file, { data }) => {
  const { lawyerId } = data as { readonly lawyerId: string };
  return file.undertakenBy.includes(lawyerId) ? file : { ...file, undertakenBy: [...file.undertakenBy, lawyerId] };
};

/** The case waits for another lawyer. */
const released: Step = (file) => {
  const { lawyerId: _gone, ...rest } = file;
  return rest;
};

const hearing: Step = (file, { eventId, data }) => {
  const { hearingOn, replaces } = data as DataOf<typeof hearingNotifiedV1>;
  const before = replaces === undefined ? undefined : file.hearings[replaces];
  const adjourned = replaces !== undefined && before !== undefined ? { [replaces]: { ...before, replaced: true } } : {};
  return { ...file, hearings: { ...file.hearings, ...adjourned, [eventId]: { hearingOn: calendarDate(hearingOn), replaced: false } } };
};

const closed: Step = (file, { eventId, occurredAt, data }) => {
  const { closedOn, result } = data as DataOf<typeof caseClosedV1>;
  return { ...file, closed: { entry: eventId, occurredAt, closedOn: calendarDate(closedOn), terminated: result === 'TERMINATED' } };
};

/** The bureau revoked the termination that the case was closed by: it is open again, and no archive is owed of it (法律援助法 49). */
export const goesOn = ({ type, data }: Pick<RecordedEntry, 'type' | 'data'>): boolean =>
  type === 'eligibility.ObjectionDecided' && (data as DataOf<typeof objectionDecidedV1>).outcome === 'TERMINATION_REVOKED';

const reopened: Step = (file, entry) => {
  if (!goesOn(entry)) return file;
  const { closed: _revoked, ...rest } = file;
  const ofArchive = Object.values(file.deadlines).filter(({ deadline }) => deadline.ruleId.startsWith('archive-')).map(({ deadline }) => deadline.deadlineId);
  return { ...rest, lapsed: [...file.lapsed, ...ofArchive] };
};

const STEPS: Readonly<Record<string, Step>> = {
  'intake.ApplicationReceived': received,
  'intake.ApplicationReceivedCorrected': received,
  'eligibility.AidGranted': granted,
  'eligibility.AdvanceAidGranted': granted,
  'eligibility.AidRefused': decided,
  'assignment.ProviderAssigned': assigned,
  'assignment.AssignmentAccepted': undertaken,
  'assignment.AssignmentDeclined': released,
  'assignment.ProviderRelieved': released,
  'assignment.HearingNotified': hearing,
  'assignment.CaseClosed': closed,
  'eligibility.ObjectionDecided': reopened,
};

/** Folds one entry of a case file, whichever context wrote it. */
export function evolveFile(file: FileFacts, entry: RecordedEntry): FileFacts {
  const next = STEPS[entry.type]?.(file, entry) ?? file;
  return { ...next, agency: agencyCode(entry.agency), written: evolveWritten(next.written, entry), deadlines: evolveDeadlines(next.deadlines, entry) };
}
