import type { Bilingual } from '@juanzong/kernel';

/** What is counted, each by the entry that says so. */
export const MEASURES = {
  RECEIVED: { zh: '收到申请', en: 'Received' },
  ACCEPTED: { zh: '受理', en: 'Accepted' },
  WITHDRAWN: { zh: '撤回', en: 'Withdrawn' },
  FORWARDED_OUT: { zh: '转出', en: 'Forwarded out' },
  FORWARDED_IN: { zh: '转入', en: 'Forwarded in' },
  DISPUTED: { zh: '管辖争议', en: 'Disputed' },
  DESIGNATED: { zh: '指定管辖', en: 'Designated' },
  ADVANCE_AID: { zh: '先行援助', en: 'Advance aid' },
  GRANTED: { zh: '给予援助', en: 'Granted' },
  REFUSED: { zh: '不予援助', en: 'Refused' },
  OBJECTED: { zh: '提出异议', en: 'Objected' },
  ASSIGNED: { zh: '指派', en: 'Assigned' },
  DECLINED: { zh: '律师不能承办', en: 'Declined' },
  RELIEVED: { zh: '更换律师', en: 'Relieved' },
  TERMINATED: { zh: '终止', en: 'Terminated' },
  CLOSED: { zh: '结案', en: 'Closed' },
  ARCHIVE_RETURNED: { zh: '退回补正归档材料', en: 'Archive returned' },
  ARCHIVED: { zh: '归档', en: 'Archived' },
  GRADED: { zh: '质量评定', en: 'Graded' },
  DEADLINE_MISSED: { zh: '期限届满未办结', en: 'Deadline missed' },
} as const satisfies Record<string, Bilingual>;

export type Measure = keyof typeof MEASURES;
export const MEASURE_CODES = Object.keys(MEASURES) as [Measure, ...Measure[]];

/** What counts can be broken down by. A case of several groups counts in each of them. */
export const DIMENSIONS = {
  province: { zh: '省级', en: 'Province' },
  city: { zh: '地市', en: 'City' },
  region: { zh: '机构（地区）', en: 'Agency (region)' },
  year: { zh: '年份', en: 'Year' },
  month: { zh: '月份', en: 'Month' },
  category: { zh: '案件类别', en: 'Category' },
  matter: { zh: '事项', en: 'Matter' },
  group: { zh: '人群', en: 'Group' },
  channel: { zh: '渠道', en: 'Channel' },
  lawyer: { zh: '承办人', en: 'Lawyer' },
  grade: { zh: '等次', en: 'Grade' },
} as const satisfies Record<string, Bilingual>;

export type Dimension = keyof typeof DIMENSIONS;
export const DIMENSION_CODES = Object.keys(DIMENSIONS) as [Dimension, ...Dimension[]];

export interface Labelled {
  readonly code: string;
  readonly label: Bilingual;
}

export interface StatisticsLine {
  readonly by: Readonly<Partial<Record<Dimension, Labelled>>>;
  readonly counts: Readonly<Partial<Record<Measure, number>>>;
}

/** Counts of facts that happened from `from` to `to`, both included, as they were on record at `asOf`. */
export interface StatisticsAnswer {
  readonly asOf: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly by: readonly Dimension[];
  readonly measures: readonly Measure[];
  readonly lines: readonly StatisticsLine[];
  readonly totals: Readonly<Partial<Record<Measure, number>>>;
}

/** A case behind a count; `times` is how often it counts. */
export interface StatisticsCase {
  readonly caseId: string;
  readonly caseNumber: string | null;
  readonly registerNumber: string | null;
  readonly measure: Measure;
  readonly agency: string;
  readonly agencyName: string;
  readonly times: number;
}

/** How assignments are shared. `topShare`, `share` and `hhi` are whole numbers from 0 to 10000: ten thousand is all. */
export interface ConcentrationAnswer {
  readonly asOf: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly top: number;
  readonly assignments: number;
  readonly lawyers: number;
  readonly topShare: number;
  readonly hhi: number;
  readonly formula: Bilingual;
  readonly shares: readonly { readonly rank: number; readonly lawyerId: string; readonly lawyerName: string; readonly assignments: number; readonly share: number }[];
}

/** Deadlines of one rule that one agency owes: open ones by what they are, and missed ones. */
export interface DeadlineStatistics {
  readonly owner: string;
  readonly ownerName: string;
  readonly service: string;
  readonly serviceLabel: Bilingual;
  readonly ruleId: string;
  readonly ruleLabel: Bilingual;
  readonly open: number;
  /** Of the open ones: past due on a running clock. */
  readonly overdue: number;
  /** Of the open ones: the clock stands still. */
  readonly paused: number;
  readonly missed: number;
}
