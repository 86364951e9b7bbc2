import {
  type ConcentrationAnswer, type DeadlineStatistics, DIMENSIONS, MEASURES, type StatisticsAnswer, type StatisticsCase, type StatisticsLine,
} from '@juanzong/case-history-contracts';
import type { Bilingual } from '@juanzong/kernel';
import { groupByName, MATTERS, regionByName } from '@juanzong/policy';
import { agencyOf } from '../cases/labels.js';
import type { ExitCode } from '../exit-codes.js';
import { type Listing, showListing } from '../lists/listing.js';
import { wholeNumber } from '../lists/number-option.js';
import { usage } from '../usage-error.js';
import type { Context } from './context.js';

export interface StatisticsOptions {
  readonly measure?: string;
  readonly by?: string;
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  readonly agency?: string;
  readonly region?: string;
  readonly month?: string;
  readonly matter?: string;
  readonly group?: string;
  readonly lawyer?: string;
  readonly grade?: string;
  readonly top: string;
  readonly limit: string;
  readonly out?: string;
}

const PATH = '/api/case-history/v1/statistics';
const short = (name: string): string => name.replace(/法律援助中心$/, '');
const head = ({ zh, en }: Bilingual) => ({ head: `${zh} ${en}` });
/** Ten-thousandths as a percentage. */
const percent = (share: number): string => `${Math.trunc(share / 100)}.${String(share % 100).padStart(2, '0')}%`;

/** `juanzong statistics [cases|concentration|deadlines]`: what was done, where and when, at any past instant. */
export function statisticsCommand(context: Context, what: string | undefined, options: StatisticsOptions): Promise<ExitCode> {
  switch (what) {
    case undefined: return showListing(context, counts(options), options.out);
    case 'cases': return showListing(context, cases(options), options.out);
    case 'concentration': return showListing(context, concentration(options), options.out);
    case 'deadlines': return showListing(context, deadlines(options), options.out);
    default: throw usage('unknown-statistic', `没有统计“${what}”`, `there is no statistic “${what}”`, ['cases  所涉案件 / the cases behind a count', 'concentration  指派集中度', 'deadlines  期限']);
  }
}

const placeOf = ({ agency, region }: StatisticsOptions) => ({ agency: agency === undefined ? undefined : agencyOf(agency), region: region === undefined ? undefined : regionOf(region) });
const periodOf = (options: StatisticsOptions) => ({ ...placeOf(options), from: options.from, to: options.to, asOf: options.asOf });
const factsOf = (options: StatisticsOptions) => ({
  ...periodOf(options), measure: codes(MEASURES, options.measure), month: options.month, lawyer: options.lawyer, grade: options.grade,
  matter: options.matter === undefined ? undefined : (MATTERS.find(options.matter)?.code ?? options.matter), group: options.group === undefined ? undefined : (groupByName(options.group)?.code ?? options.group),
});

function counts(options: StatisticsOptions): Listing<StatisticsAnswer, readonly string[]> {
  return {
    path: PATH,
    query: { ...factsOf(options), by: codes(DIMENSIONS, options.by) },
    columns: (answer) => [...answer.by.map((dimension) => head(DIMENSIONS[dimension])), ...occurring(answer).map((measure) => head(MEASURES[measure]))],
    rows: (answer) => (answer.by.length === 0 ? [cellsOf(answer, { by: {}, counts: answer.totals })] : answer.lines.map((line) => cellsOf(answer, line))),
    cells: (row) => row,
    summary: (answer) => `${answer.by.length === 0 ? '' : `合计 totals：${occurring(answer).map((measure) => `${MEASURES[measure].zh} ${answer.totals[measure] ?? 0}`).join('，') || '0'}；`}截至 as of ${answer.asOf}`,
  };
}

const occurring = ({ measures, totals }: StatisticsAnswer) => measures.filter((measure) => totals[measure] !== undefined);
const cellsOf = (answer: StatisticsAnswer, { by, counts: of }: StatisticsLine): string[] =>
  [...answer.by.map((dimension) => short(by[dimension]?.label.zh ?? '—')), ...occurring(answer).map((measure) => String(of[measure] ?? 0))];

const cases = (options: StatisticsOptions): Listing<{ total: number; cases: readonly StatisticsCase[] }, StatisticsCase> => ({
  path: `${PATH}/cases`,
  query: { ...factsOf(options), limit: wholeNumber('limit', options.limit) },
  columns: [{ head: '统计项 measure' }, { head: '机构 agency' }, { head: '案号/登记编号 number', max: 34 }, { head: '次数 times' }, { head: '案件编号 case id' }],
  rows: (answer) => answer.cases,
  cells: (one) => [MEASURES[one.measure].zh, short(one.agencyName), one.caseNumber ?? one.registerNumber ?? '—', String(one.times), one.caseId],
  summary: ({ total, cases: shown }) => `共 ${total} 项，显示 ${shown.length} 项 / ${total} in all, ${shown.length} shown`,
});

const concentration = (options: StatisticsOptions): Listing<ConcentrationAnswer, ConcentrationAnswer['shares'][number]> => ({
  path: `${PATH}/concentration`,
  query: { ...periodOf(options), top: wholeNumber('top', options.top) },
  columns: [{ head: '名次 rank' }, { head: '承办人 lawyer', max: 24 }, { head: '编号 id' }, { head: '指派 assignments' }, { head: '占比 share' }],
  rows: ({ shares, top }) => shares.slice(0, top),
  cells: (one) => [String(one.rank), one.lawyerName, one.lawyerId, String(one.assignments), percent(one.share)],
  summary: ({ assignments, lawyers, top, topShare, hhi, formula }) =>
    `指派 ${assignments} 次，承办人 ${lawyers} 名，前 ${top} 名占 ${percent(topShare)}，HHI ${hhi}（0–10000）/ ${assignments} assignments, ${lawyers} lawyers, top ${top}: ${percent(topShare)}, HHI ${hhi}\n${formula.zh}`,
});

const deadlines = (options: StatisticsOptions): Listing<{ lines: readonly DeadlineStatistics[] }, DeadlineStatistics> => ({
  path: `${PATH}/deadlines`,
  query: placeOf(options),
  columns: [{ head: '责任机构 owed by' }, { head: '环节 service' }, { head: '期限 deadline' }, { head: '未办结 open' }, { head: '逾期 overdue' }, { head: '中止 paused' }, { head: '届满未办结 missed' }],
  rows: ({ lines }) => lines,
  cells: (one) => [short(one.ownerName), one.serviceLabel.zh, one.ruleLabel.zh, ...[one.open, one.overdue, one.paused, one.missed].map(String)],
  summary: ({ lines }) => {
    const [open, missed] = [lines.reduce((sum, one) => sum + one.open, 0), lines.reduce((sum, one) => sum + one.missed, 0)];
    return `未办结 ${open} 项，届满未办结 ${missed} 项 / ${open} open, ${missed} missed`;
  },
});

/** Codes typed as codes or words, separated by commas. @throws UsageError that lists them all. */
function codes(known: Readonly<Record<string, Bilingual>>, typed: string | undefined): string | undefined {
  return typed?.split(/[,，、]/u).map((word) => word.trim()).filter(Boolean).map((word) => {
    const found = Object.entries(known).find(([code, { zh, en }]) => [code, zh, en].some((one) => one.toLowerCase() === word.toLowerCase()));
    if (found) return found[0];
    throw usage('unknown-code', `没有“${word}”这一项`, `there is no “${word}”`, Object.entries(known).map(([code, { zh, en }]) => `${code}  ${zh} / ${en}`));
  }).join(',');
}

function regionOf(typed: string): string {
  if (/^\d{6}$/.test(typed)) return typed;
  const found = regionByName(typed);
  if (found) return found;
  throw usage('unknown-region', `没有地区“${typed}”，或者名称不唯一`, `there is no region “${typed}”, or several`);
}
