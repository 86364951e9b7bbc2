import { EntitySchema } from 'typeorm';

export const CAMPAIGN_STATES = ['OPEN', 'FRAME_FIXED', 'DRAWN', 'PUBLISHED', 'CLOSED'] as const;
export type CampaignStateCode = (typeof CAMPAIGN_STATES)[number];
export const REVIEW_STATES = ['AWAITING_REVIEWERS', 'SCORING', 'ARBITRATION', 'GRADED', 'CLOSED'] as const;
export type ReviewStateCode = (typeof REVIEW_STATES)[number];

/** One campaign as it is listed. */
export interface CampaignRow {
  campaign: string;
  region: string;
  /** Who carries it out: the centre, or the bureau. */
  agency: string;
  periodFrom: string;
  periodTo: string;
  openedAt: string;
  state: CampaignStateCode;
  frameSize: number | null;
  sampleSize: number | null;
}

/** One file under review. Of scores only who handed one in: points stand here when the file is graded. */
export interface ReviewRow {
  reviewId: string;
  campaign: string;
  caseId: string;
  region: string;
  agency: string;
  stratum: string;
  lawyerId: string;
  lawyerName: string;
  firm: string;
  perFile: number;
  reviewers: string[];
  arbiter: string | null;
  scoredBy: string[];
  state: ReviewStateCode;
  points: number | null;
  grade: string | null;
  how: string | null;
}

/** What published results say of one agency or one lawyer. */
export interface GradeRow {
  id: string;
  campaign: string;
  region: string;
  of: 'AGENCY' | 'LAWYER';
  subject: string;
  name: string;
  firm: string | null;
  files: number;
  meanPoints: number;
  grade: string | null;
  excellent: number;
  good: number;
  qualified: number;
  unqualified: number;
  publishedAt: string;
}

const text = (name: string, nullable = false) => ({ type: 'text', name, nullable }) as const;
const key = (name: string) => ({ ...text(name), primary: true }) as const;
const list = (name: string) => ({ type: 'text', array: true, name }) as const;
const whole = (name: string, nullable = false) => ({ type: 'int', name, nullable }) as const;

export const CampaignEntity = new EntitySchema<CampaignRow>({
  name: 'ReviewCampaign', tableName: 'review_campaign',
  columns: {
    campaign: key('campaign'), region: text('region'), agency: text('agency'), periodFrom: text('period_from'), periodTo: text('period_to'), openedAt: text('opened_at'), state: text('state'),
    frameSize: whole('frame_size', true), sampleSize: whole('sample_size', true),
  },
});
export const ReviewEntity = new EntitySchema<ReviewRow>({
  name: 'ReviewFile', tableName: 'review_file',
  columns: {
    reviewId: key('review_id'), campaign: text('campaign'), caseId: text('case_id'), region: text('region'), agency: text('agency'), stratum: text('stratum'), lawyerId: text('lawyer_id'),
    lawyerName: text('lawyer_name'), firm: text('firm'), perFile: whole('per_file'), reviewers: list('reviewers'), arbiter: text('arbiter', true), scoredBy: list('scored_by'), state: text('state'),
    points: whole('points', true), grade: text('grade', true), how: text('how', true),
  },
});
export const GradeEntity = new EntitySchema<GradeRow>({
  name: 'ReviewGrade', tableName: 'review_grade',
  columns: {
    id: key('id'), campaign: text('campaign'), region: text('region'), of: text('of_whom'), subject: text('subject'), name: text('name'), firm: text('firm', true), files: whole('files'),
    meanPoints: whole('mean_points'), grade: text('grade', true), excellent: whole('excellent'), good: whole('good'), qualified: whole('qualified'), unqualified: whole('unqualified'),
    publishedAt: text('published_at'),
  },
});
export const REVIEW_ENTITIES = [CampaignEntity, ReviewEntity, GradeEntity] as const;
