import { inWords } from '@juanzong/common-domain';
import { answerTable, defineQuery } from '@juanzong/http';
import type { Role } from '@juanzong/kernel';
import { ANSWERERS, RATED_SERVICES } from '@juanzong/quality-review-contracts';
import { z } from 'zod';
import type { HearingsOfAgency } from '../../read/hearings-observed.js';
import type { ArchiveItemListed } from '../../read/list-archives.js';
import type { FindingListed } from '../../read/list-findings.js';
import { ARCHIVE_STATUSES, FINDING_STATUSES } from '../../read/quality-rows.js';

const LIMIT = 500;
const page = { limit: z.coerce.number().int().min(1).max(LIMIT).default(50), offset: z.coerce.number().int().min(0).default(0) };
const agency = z.string().regex(/^\d{6}$/).optional();
const READERS: readonly Role[] = ['quality-officer', 'clerk', 'examiner', 'approver', 'assigner', 'lawyer', 'supervisor', 'operator', 'auditor'];

const CASE = { header: { zh: '案卷', en: 'Case' }, width: 38 } as const;
const AGENCY = { zh: '机构', en: 'Agency' };
const DUE = { zh: '到期日', en: 'Due' };

const ARCHIVES = answerTable({ zh: '归档一览', en: 'Archives' }, ({ archives }: { archives: readonly ArchiveItemListed[] }) => archives, [
  { ...CASE, value: ({ caseId }) => caseId }, { header: AGENCY, width: 26, value: (row) => inWords('agency', row.agency) }, { header: { zh: '承办律师', en: 'Lawyer' }, value: ({ lawyerId }) => lawyerId },
  { header: { zh: '状态', en: 'Status' }, width: 20, value: ({ status }) => inWords('archiveStatus', status) }, { header: { zh: '结案日期', en: 'Closed' }, value: ({ closedOn }) => closedOn },
  { header: { zh: '提交次数', en: 'Submissions' }, value: ({ submissions }) => submissions }, { header: { zh: '卷号', en: 'Archive number' }, width: 24, value: ({ archiveNumber }) => archiveNumber },
  { header: DUE, value: ({ due }) => due?.dueDate ?? null }, { header: { zh: '逾期', en: 'Overdue' }, value: ({ due }) => due?.overdue ?? null },
]);

const FINDINGS = answerTable({ zh: '问题一览', en: 'Findings' }, ({ findings }: { findings: readonly FindingListed[] }) => findings, [
  { ...CASE, value: ({ caseId }) => caseId }, { header: AGENCY, width: 26, value: (row) => inWords('agency', row.agency) }, { header: { zh: '承办律师', en: 'Lawyer' }, value: ({ lawyerId }) => lawyerId },
  { header: { zh: '监督方式', en: 'Act' }, width: 20, value: ({ actKind }) => inWords('kind', actKind) }, { header: { zh: '程度', en: 'Severity' }, value: ({ severity }) => inWords('severity', severity) },
  { header: { zh: '答复责任', en: 'Answered by' }, value: ({ duty }) => inWords('duty', duty) }, { header: { zh: '状态', en: 'Status' }, value: ({ status }) => inWords('findingStatus', status) },
  { header: { zh: '提出日期', en: 'Raised' }, value: ({ raisedOn }) => raisedOn }, { header: DUE, value: ({ due }) => due?.dueDate ?? null },
  { header: { zh: '逾期', en: 'Overdue' }, value: ({ due }) => due?.overdue ?? null },
]);

const HEARINGS = answerTable({ zh: '庭审旁听', en: 'Hearings observed' }, ({ agencies }: { agencies: readonly HearingsOfAgency[] }) => agencies, [
  { header: AGENCY, width: 26, value: (row) => inWords('agency', row.agency) }, { header: { zh: '开庭次数', en: 'Hearings' }, value: ({ notified }) => notified }, { header: { zh: '旁听次数', en: 'Observed' }, value: ({ observed }) => observed },
  { header: { zh: '开庭案件', en: 'Cases heard' }, value: ({ cases }) => cases.heard }, { header: { zh: '旁听案件', en: 'Cases observed' }, value: ({ cases }) => cases.observed },
  { header: { zh: '比例（万分之）', en: 'Ratio (per 10,000)' }, value: ({ cases }) => cases.ratio },
  { header: { zh: '要求（万分之）', en: 'Required (per 10,000)' }, value: ({ required }) => required?.perTenThousand ?? null }, { header: { zh: '尚欠案件', en: 'Still owed' }, value: ({ owed }) => owed },
]);

/** Everything that may be asked of archives, findings and hearings. */
export const QUALITY_QUERIES = [
  defineQuery({ name: 'archives', path: 'archives', title: { zh: '归档一览', en: 'Archives' }, roles: READERS, query: { agency, status: z.enum(ARCHIVE_STATUSES).optional(), ...page }, table: ARCHIVES }),
  defineQuery({
    name: 'findings', path: 'findings', title: { zh: '问题一览', en: 'Findings' }, roles: READERS, table: FINDINGS,
    query: { agency, duty: z.enum(ANSWERERS).optional(), status: z.enum(FINDING_STATUSES).optional(), ...page },
  }),
  defineQuery({ name: 'archive-list', path: 'cases/:id/archive-list', title: { zh: '归档清单', en: 'List of an archive' }, roles: READERS, query: { stage: z.string().optional() } }),
  defineQuery({ name: 'rating-aspects', path: 'cases/:id/rating-aspects', title: { zh: '评价项目', en: 'Aspects of a rating' }, roles: [...READERS, 'recipient'], query: { service: z.enum(RATED_SERVICES) } }),
  defineQuery({ name: 'hearings', path: 'hearings', title: { zh: '庭审旁听', en: 'Hearings observed' }, roles: READERS, query: { agency, year: z.coerce.number().int().min(2000).max(2999) }, table: HEARINGS }),
];
