import { inWords } from '@juanzong/common-domain';
import { answerTable, defineQuery } from '@juanzong/http';
import type { Expert } from '@juanzong/quality-review-contracts';
import { z } from 'zod';
import type { CampaignListed, GradeListed, ReviewListed } from '../../read/review-lists.js';
import { CAMPAIGN_STATES, REVIEW_STATES } from '../../read/review-rows.js';

const LIMIT = 500;
const page = { limit: z.coerce.number().int().min(1).max(LIMIT).default(50), offset: z.coerce.number().int().min(0).default(0) };
const region = z.string().regex(/^\d{6}$/).optional();
const campaign = z.uuid().optional();

const CAMPAIGNS = answerTable({ zh: '评估活动', en: 'Campaigns' }, ({ campaigns }: { campaigns: readonly CampaignListed[] }) => campaigns, [
  { header: { zh: '评估活动', en: 'Campaign' }, width: 38, value: (row) => row.campaign }, { header: { zh: '地区', en: 'Region' }, value: ({ regionName }) => regionName },
  { header: { zh: '归档期间自', en: 'Archived from' }, value: ({ periodFrom }) => periodFrom }, { header: { zh: '至', en: 'To' }, value: ({ periodTo }) => periodTo },
  { header: { zh: '状态', en: 'State' }, value: ({ state }) => inWords('campaignState', state) }, { header: { zh: '范围件数', en: 'Frame' }, value: ({ frameSize }) => frameSize },
  { header: { zh: '抽取件数', en: 'Sample' }, value: ({ sampleSize }) => sampleSize },
]);

const REVIEWS = answerTable({ zh: '评估案卷', en: 'Files under review' }, ({ reviews }: { reviews: readonly ReviewListed[] }) => reviews, [
  { header: { zh: '案卷', en: 'Case' }, width: 38, value: ({ caseId }) => caseId }, { header: { zh: '评估', en: 'Review' }, width: 38, value: ({ reviewId }) => reviewId },
  { header: { zh: '机构', en: 'Agency' }, width: 26, value: ({ agency }) => inWords('agency', agency) }, { header: { zh: '承办律师', en: 'Lawyer' }, value: ({ lawyerName }) => lawyerName },
  { header: { zh: '状态', en: 'State' }, width: 20, value: ({ state }) => inWords('reviewState', state) }, { header: { zh: '得分', en: 'Points' }, value: ({ points }) => points }, { header: { zh: '等次', en: 'Grade' }, value: ({ grade }) => inWords('grade', grade) },
]);

const GRADES = answerTable({ zh: '质量评估结果', en: 'Grades' }, ({ grades }: { grades: readonly GradeListed[] }) => grades, [
  { header: { zh: '公布时间', en: 'Published' }, width: 26, value: ({ publishedAt }) => publishedAt }, { header: { zh: '评估地区', en: 'Region' }, value: (row) => inWords('region', row.region) },
  { header: { zh: '对象', en: 'Of' }, value: ({ of }) => (of === 'AGENCY' ? '机构' : '承办律师') }, { header: { zh: '编号', en: 'Id' }, width: 20, value: ({ subject }) => subject },
  { header: { zh: '名称', en: 'Name' }, width: 26, value: ({ name }) => name }, { header: { zh: '执业机构', en: 'Firm' }, width: 26, value: ({ firm }) => firm },
  { header: { zh: '件数', en: 'Files' }, value: ({ files }) => files }, { header: { zh: '平均分', en: 'Mean points' }, value: ({ meanPoints }) => meanPoints },
  { header: { zh: '等次', en: 'Grade' }, value: ({ gradeLabel }) => gradeLabel }, { header: { zh: '优秀', en: 'Excellent' }, value: ({ excellent }) => excellent },
  { header: { zh: '良好', en: 'Good' }, value: ({ good }) => good }, { header: { zh: '合格', en: 'Qualified' }, value: ({ qualified }) => qualified },
  { header: { zh: '不合格', en: 'Unqualified' }, value: ({ unqualified }) => unqualified },
]);

const EXPERTS = answerTable({ zh: '评估专家库', en: 'Experts' }, ({ experts }: { experts: readonly Expert[] }) => experts, [
  { header: { zh: '编号', en: 'Id' }, width: 20, value: ({ reviewerId }) => reviewerId }, { header: { zh: '姓名', en: 'Name' }, value: ({ name }) => name },
  { header: { zh: '执业机构', en: 'Firm' }, width: 26, value: ({ firm }) => firm ?? null }, { header: { zh: '单位', en: 'Agency' }, value: ({ agency }) => inWords('agency', agency ?? null) },
  { header: { zh: '专业', en: 'Specialities' }, width: 26, value: ({ specialities }) => specialities.map((one) => inWords('specialities', one)).join('、') }, { header: { zh: '职称', en: 'Grade' }, value: ({ grade }) => grade ?? null },
]);

/** Everything that may be asked of campaigns, the files under review and grades. */
export const REVIEW_QUERIES = [
  defineQuery({ name: 'campaigns', path: 'campaigns', title: { zh: '评估活动', en: 'Campaigns' }, query: { region, state: z.enum(CAMPAIGN_STATES).optional(), ...page }, table: CAMPAIGNS }),
  defineQuery({ name: 'campaign', path: 'campaigns/:id', title: { zh: '评估活动概况', en: 'One campaign' } }),
  defineQuery({ name: 'campaign-file', path: 'campaigns/:id/entries', title: { zh: '评估活动记录（供核验抽样）', en: 'A campaign’s entries, to verify its draw' } }),
  defineQuery({
    name: 'reviews', path: 'reviews', title: { zh: '评估案卷', en: 'Files under review' }, table: REVIEWS,
    query: { campaign, state: z.enum(REVIEW_STATES).optional(), mine: z.enum(['true', 'false']).optional(), ...page },
  }),
  defineQuery({ name: 'experts', path: 'experts/:id', title: { zh: '地区评估专家库', en: 'Pool of experts of a region' }, roles: ['quality-officer', 'supervisor', 'operator', 'auditor'], table: EXPERTS }),
  defineQuery({ name: 'reviews-of-case', path: 'cases/:id/reviews', title: { zh: '本案评估', en: 'Reviews of a case' } }),
  defineQuery({ name: 'grades', path: 'grades', title: { zh: '质量评估结果', en: 'Grades by agency and lawyer' }, table: GRADES, query: { campaign, region, of: z.enum(['AGENCY', 'LAWYER']).optional(), ...page } }),
];
