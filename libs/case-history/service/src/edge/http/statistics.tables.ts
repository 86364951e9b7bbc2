import { type ConcentrationAnswer, type DeadlineStatistics, type Dimension, DIMENSION_CODES, DIMENSIONS, MEASURE_CODES, MEASURES, type StatisticsAnswer, type StatisticsCase, type StatisticsLine } from '@juanzong/case-history-contracts';
import { answerTable, type TableColumn } from '@juanzong/http';

const TOTAL: Readonly<Partial<Record<Dimension, string>>> = { province: '合计 Total' };

const DIMENSION_COLUMNS: readonly TableColumn<StatisticsLine>[] = DIMENSION_CODES.map((dimension) => ({
  header: DIMENSIONS[dimension], value: ({ by }) => by[dimension]?.label.zh ?? null, width: dimension === 'region' || dimension === 'matter' ? 26 : 14,
}));
const MEASURE_COLUMNS: readonly TableColumn<StatisticsLine>[] = MEASURE_CODES.map((measure) => ({ header: MEASURES[measure], value: ({ counts }) => counts[measure] ?? 0, width: 12 }));

/** The totals come last, each case counted once. */
const withTotals = ({ lines, totals }: StatisticsAnswer): readonly StatisticsLine[] => [
  ...lines, { by: Object.fromEntries(Object.entries(TOTAL).map(([dimension, zh]) => [dimension, { code: '', label: { zh, en: zh } }])), counts: totals },
];

export const STATISTICS_TABLE = answerTable({ zh: '统计', en: 'Statistics' }, withTotals, [...DIMENSION_COLUMNS, ...MEASURE_COLUMNS]);

export const STATISTICS_CASES_TABLE = answerTable({ zh: '统计所涉案件', en: 'Cases behind a count' }, ({ cases }: { cases: readonly StatisticsCase[] }) => cases, [
  { header: { zh: '统计项', en: 'Measure' }, value: ({ measure }) => MEASURES[measure].zh, width: 18 },
  { header: { zh: '案号', en: 'Case number' }, value: ({ caseNumber }) => caseNumber, width: 26 },
  { header: { zh: '登记编号', en: 'Register no.' }, value: ({ registerNumber }) => registerNumber },
  { header: { zh: '机构', en: 'Agency' }, value: ({ agencyName }) => agencyName, width: 26 },
  { header: { zh: '次数', en: 'Times' }, value: ({ times }) => times, width: 8 },
  { header: { zh: '案卷标识', en: 'Case id' }, value: ({ caseId }) => caseId, width: 38 },
]);

type Share = ConcentrationAnswer['shares'][number] & { readonly of?: ConcentrationAnswer };

export const CONCENTRATION_TABLE = answerTable(
  { zh: '指派集中度', en: 'Concentration of assignments' },
  (answer: ConcentrationAnswer): readonly Share[] => [...answer.shares, { rank: 0, lawyerId: '', lawyerName: `合计 Total（${answer.lawyers}）`, assignments: answer.assignments, share: answer.assignments === 0 ? 0 : 10_000, of: answer }],
  [
    { header: { zh: '名次', en: 'Rank' }, value: ({ rank }) => rank || null, width: 8 },
    { header: { zh: '承办人', en: 'Lawyer' }, value: ({ lawyerName }) => lawyerName, width: 22 },
    { header: { zh: '承办人编号', en: 'Lawyer id' }, value: ({ lawyerId }) => lawyerId, width: 20 },
    { header: { zh: '指派数', en: 'Assignments' }, value: ({ assignments }) => assignments, width: 10 },
    { header: { zh: '占比（万分之）', en: 'Share of 10000' }, value: ({ share }) => share },
    { header: { zh: '前 n 名', en: 'Top n' }, value: ({ of }) => of?.top ?? null, width: 10 },
    { header: { zh: '前 n 名占比（万分之）', en: 'Share of the top n' }, value: ({ of }) => of?.topShare ?? null, width: 18 },
    { header: { zh: 'HHI（0–10000）', en: 'HHI' }, value: ({ of }) => of?.hhi ?? null },
    { header: { zh: '算法', en: 'Formula' }, value: ({ of }) => of?.formula.zh ?? null, width: 60 },
  ],
);

export const DEADLINE_STATISTICS_TABLE = answerTable({ zh: '期限统计', en: 'Deadlines by agency, service and rule' }, ({ lines }: { lines: readonly DeadlineStatistics[] }) => lines, [
  { header: { zh: '责任机构', en: 'Owed by' }, value: ({ ownerName }) => ownerName, width: 26 },
  { header: { zh: '环节', en: 'Service' }, value: ({ serviceLabel }) => serviceLabel.zh },
  { header: { zh: '期限', en: 'Deadline' }, value: ({ ruleLabel }) => ruleLabel.zh, width: 26 },
  { header: { zh: '未办结', en: 'Open' }, value: ({ open }) => open, width: 10 },
  { header: { zh: '其中逾期', en: 'Overdue' }, value: ({ overdue }) => overdue, width: 10 },
  { header: { zh: '其中中止', en: 'Paused' }, value: ({ paused }) => paused, width: 10 },
  { header: { zh: '届满未办结', en: 'Missed' }, value: ({ missed }) => missed, width: 12 },
]);
