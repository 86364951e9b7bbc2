import type { CaseListItem, DeadlineListItem, OpeningItem, QueueItem } from '@juanzong/case-history-contracts';
import { inWords } from '@juanzong/common-domain';
import { answerTable, type TableColumn } from '@juanzong/http';
import { bothLanguages } from '@juanzong/kernel';

const CASE: readonly TableColumn<CaseListItem>[] = [
  { header: { zh: '案号', en: 'Case number' }, value: ({ caseNumber }) => caseNumber, width: 26 },
  { header: { zh: '登记编号', en: 'Register no.' }, value: ({ registerNumber }) => registerNumber },
  { header: { zh: '机构', en: 'Agency' }, value: ({ agencyName }) => agencyName, width: 26 },
  { header: { zh: '状态', en: 'State' }, value: ({ stateLabel }) => stateLabel.zh },
  { header: { zh: '事项', en: 'Matter' }, value: ({ matterLabel }) => matterLabel.zh, width: 24 },
  { header: { zh: '申请人', en: 'Applicant' }, value: ({ applicant }) => applicant },
  { header: { zh: '收到日期', en: 'Received on' }, value: ({ receivedOn }) => receivedOn },
  { header: { zh: '绿色通道', en: 'Green channel' }, value: ({ greenChannel }) => greenChannel, width: 10 },
  { header: { zh: '承办人', en: 'Lawyer' }, value: ({ lawyerName }) => lawyerName },
  { header: { zh: '逾期', en: 'Overdue' }, value: ({ overdue }) => overdue, width: 8 },
  { header: { zh: '案卷标识', en: 'Case id' }, value: ({ caseId }) => caseId, width: 38 },
];

export const CASES_TABLE = answerTable({ zh: '案件列表', en: 'Cases' }, ({ cases }: { cases: readonly CaseListItem[] }) => cases, CASE);

export const QUEUE_TABLE = answerTable({ zh: '我的待办', en: 'My queue' }, ({ queue }: { queue: readonly QueueItem[] }) => queue, [
  { header: { zh: '到期日', en: 'Due on' }, value: ({ dueDate }) => dueDate },
  { header: { zh: '剩余天数', en: 'Days left' }, value: ({ daysLeft }) => daysLeft, width: 10 },
  { header: { zh: '待办事项', en: 'To do' }, value: ({ steps }) => steps.map(({ label }) => bothLanguages(label)).join('；'), width: 44 },
  ...CASE,
]);

export const DEADLINES_TABLE = answerTable({ zh: '期限一览', en: 'Deadlines' }, ({ deadlines }: { deadlines: readonly DeadlineListItem[] }) => deadlines, [
  { header: { zh: '到期日', en: 'Due on' }, value: ({ dueDate }) => dueDate },
  { header: { zh: '剩余天数', en: 'Days left' }, value: ({ daysLeft }) => daysLeft, width: 10 },
  { header: { zh: '期限', en: 'Deadline' }, value: ({ ruleLabel }) => ruleLabel.zh, width: 24 },
  { header: { zh: '责任机构', en: 'Owed by' }, value: ({ ownerName }) => ownerName, width: 26 },
  { header: { zh: '案号', en: 'Case number' }, value: ({ caseNumber }) => caseNumber, width: 26 },
  { header: { zh: '登记编号', en: 'Register no.' }, value: ({ registerNumber }) => registerNumber },
  { header: { zh: '逾期', en: 'Overdue' }, value: ({ overdue }) => overdue, width: 8 },
  { header: { zh: '中止', en: 'Paused' }, value: ({ paused }) => paused, width: 8 },
  { header: { zh: '未核实', en: 'Unverified' }, value: ({ unverified }) => unverified, width: 10 },
  { header: { zh: '暂定', en: 'Provisional' }, value: ({ calendarProvisional }) => calendarProvisional, width: 10 },
  { header: { zh: '案卷标识', en: 'Case id' }, value: ({ caseId }) => caseId, width: 38 },
]);

export const OPENINGS_TABLE = answerTable({ zh: '个人信息查阅记录', en: 'Openings of personal data' }, ({ openings }: { openings: readonly OpeningItem[] }) => openings, [
  { header: { zh: '时间', en: 'At' }, value: ({ at }) => at, width: 26 },
  { header: { zh: '查阅人', en: 'Who' }, value: ({ actorId }) => actorId, width: 24 },
  { header: { zh: '角色', en: 'Role' }, value: ({ role }) => inWords('role', role), width: 14 },
  { header: { zh: '机构', en: 'Agency' }, value: ({ agency }) => inWords('agency', agency), width: 20 },
  { header: { zh: '理由', en: 'Reason' }, value: ({ reason }) => reason, width: 40 },
  { header: { zh: '案号', en: 'Case number' }, value: ({ caseNumber }) => caseNumber, width: 26 },
  { header: { zh: '查阅的字段', en: 'Fields' }, value: ({ fields }) => fields.join('、'), width: 50 },
  { header: { zh: '案卷标识', en: 'Case id' }, value: ({ caseId }) => caseId, width: 38 },
]);
