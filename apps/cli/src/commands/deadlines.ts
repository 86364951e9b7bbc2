import type { DeadlineListItem } from '@juanzong/case-history-contracts';
import { agencyOf } from '../cases/labels.js';
import type { ExitCode } from '../exit-codes.js';
import { daysLeftText } from '../lists/days-left.js';
import { showListing } from '../lists/listing.js';
import { wholeNumber } from '../lists/number-option.js';
import { usage } from '../usage-error.js';
import type { Context } from './context.js';

export interface DeadlinesOptions {
  readonly agency?: string;
  readonly status?: string;
  readonly within?: string;
  readonly limit: string;
  readonly out?: string;
}

const STATUSES: Readonly<Record<string, string>> = { 未办结: 'OPEN', 逾期: 'OVERDUE', 届满未办结: 'MISSED' };
const COLUMNS = [{ head: '到期 due' }, { head: '剩余 left' }, { head: '期限 deadline' }, { head: '责任机构 owed by' }, { head: '案号/登记编号 number', max: 34 }, { head: '标记 marks' }, { head: '案件编号 case id' }];

/** `juanzong deadlines`: who holds which clock and how much of it is left. */
export function deadlinesCommand(context: Context, { agency, status, within, limit, out }: DeadlinesOptions): Promise<ExitCode> {
  return showListing<{ total: number; deadlines: readonly DeadlineListItem[] }, DeadlineListItem>(context, {
    path: '/api/case-history/v1/deadlines',
    query: {
      agency: agency === undefined ? undefined : agencyOf(agency), status: status === undefined ? undefined : statusOf(status),
      within: within === undefined ? undefined : wholeNumber('within', within), limit: wholeNumber('limit', limit),
    },
    columns: COLUMNS,
    rows: ({ deadlines }) => deadlines,
    cells: (one) => [
      one.dueDate, daysLeftText(one.daysLeft), one.ruleLabel.zh, one.ownerName.replace(/法律援助中心$/, ''), one.caseNumber ?? one.registerNumber ?? '—',
      [one.paused ? '中止 paused' : '', one.overdue ? '逾期 overdue' : '', one.unverified ? '未核实 unverified' : '', one.calendarProvisional ? '暂定 provisional' : ''].filter(Boolean).join('、') || '—', one.caseId,
    ],
    summary: ({ total, deadlines }) => `共 ${total} 项，显示 ${deadlines.length} 项 / ${total} deadline(s), ${deadlines.length} shown`,
  }, out);
}

function statusOf(text: string): string {
  const found = STATUSES[text] ?? Object.values(STATUSES).find((code) => code === text.toUpperCase());
  if (found !== undefined) return found;
  throw usage('unknown-status', `没有期限状态“${text}”`, `there is no status “${text}”`, Object.entries(STATUSES).map(([zh, code]) => `${code}  ${zh}`));
}
