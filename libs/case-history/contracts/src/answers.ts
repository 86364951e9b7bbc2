import type { Bilingual } from '@juanzong/kernel';
import type { CaseStateCode } from './case-state.js';

/** One case as a list shows it; the applicant's name masked. */
export interface CaseListItem {
  readonly caseId: string;
  readonly caseNumber: string | null;
  readonly registerNumber: string | null;
  readonly agency: string;
  readonly agencyName: string;
  readonly state: CaseStateCode;
  readonly stateLabel: Bilingual;
  readonly matter: string;
  readonly matterLabel: Bilingual;
  readonly channel: string;
  readonly applicant: string | null;
  readonly receivedOn: string;
  readonly greenChannel: boolean;
  readonly lawyerName: string | null;
  readonly overdue: boolean;
  /** A rule marked 未核实 was used in the case. */
  readonly unverified: boolean;
  readonly revision: number;
}

export interface DeadlineView {
  readonly deadlineId: string;
  readonly ruleId: string;
  readonly owner: string;
  readonly dueAt: string;
  readonly dueDate: string;
  /** FELL_AWAY: nobody owed the duty any more. */
  readonly status: 'OPEN' | 'MET' | 'MISSED' | 'FELL_AWAY';
  readonly paused: boolean;
  readonly overdue: boolean;
  /** false: 未核实. */
  readonly verified: boolean;
  readonly calendarProvisional: boolean;
  readonly passedWhenRecorded: boolean;
}

/** One clock as the list of deadlines shows it. */
export interface DeadlineListItem {
  readonly deadlineId: string;
  readonly caseId: string;
  readonly caseNumber: string | null;
  readonly registerNumber: string | null;
  /** The agency that holds the clock. */
  readonly owner: string;
  readonly ownerName: string;
  readonly ruleId: string;
  readonly ruleLabel: Bilingual;
  readonly dueAt: string;
  readonly dueDate: string;
  /** Calendar days in Asia/Shanghai, 0 on the due date, negative after it; null while the clock stands still. */
  readonly daysLeft: number | null;
  readonly status: 'OPEN' | 'MISSED';
  readonly paused: boolean;
  readonly overdue: boolean;
  /** 未核实: the rule that decided the date is not verified. */
  readonly unverified: boolean;
  /** 暂定: beyond the published holiday arrangement. */
  readonly calendarProvisional: boolean;
  /** It had passed when it was recorded: nothing was sent. */
  readonly passedWhenRecorded: boolean;
}

export interface RuleLine {
  readonly rule: string;
  readonly said: string;
  readonly text: Bilingual;
  /** The sentence of the rule itself, as its source has it. */
  readonly source: (Bilingual & { readonly document: string; readonly article?: string }) | null;
  readonly saw: Readonly<Record<string, unknown>>;
  readonly verified: boolean;
}

/** One entry of the timeline as an auditor reads it. */
export interface TimelineEntry {
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  readonly version: number;
  readonly label: Bilingual;
  readonly occurredAt: { readonly precision: string; readonly date?: string; readonly at?: string };
  readonly recordedAt: string;
  readonly actor: { readonly id: string; readonly role: string; readonly agency?: string };
  readonly agency: string;
  readonly corrects: string | null;
  readonly data: unknown;
  readonly rules: readonly RuleLine[];
  readonly policyVersions: readonly { readonly id: string; readonly contentHash: string; readonly verified: boolean }[];
  readonly calendarVersion: string | null;
  readonly hash: string;
}

export interface Timeline {
  readonly caseId: string;
  readonly at: string | null;
  readonly knownAt: string | null;
  readonly clock: 'real' | 'virtual';
  readonly revealed: boolean;
  readonly state: CaseStateCode | null;
  readonly stateLabel: Bilingual | null;
  readonly byContext: Readonly<Record<string, string>>;
  readonly entries: readonly TimelineEntry[];
  readonly deadlines: readonly DeadlineView[];
  readonly unverified: boolean;
}

/** One case in somebody's queue: what they may do next, and until when. */
export interface QueueItem extends CaseListItem {
  readonly steps: readonly { readonly context: string; readonly action: string; readonly label: Bilingual }[];
  /** The earliest due date of a running clock of the case. */
  readonly dueDate: string | null;
  /** Calendar days in Asia/Shanghai until then, 0 on the day, negative after it. */
  readonly daysLeft: number | null;
  readonly deadlines: readonly { readonly ruleId: string; readonly label: Bilingual; readonly dueDate: string; readonly dueAt: string; readonly daysLeft: number }[];
}

/** Who opened personal data of which case, when and why. It never holds what was read. */
export interface OpeningItem {
  readonly sequence: number;
  readonly at: string;
  readonly actorId: string;
  readonly role: string;
  readonly agency: string | null;
  readonly reason: string;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly entries: number;
  readonly fields: readonly string[];
}
