import type { QueueItem } from '@juanzong/case-history-contracts';
import type { ExitCode } from '../exit-codes.js';
import { daysLeftText } from '../lists/days-left.js';
import { showListing } from '../lists/listing.js';
import { wholeNumber } from '../lists/number-option.js';
import { usage } from '../usage-error.js';
import type { Context } from './context.js';

export interface QueueOptions {
  readonly within?: string;
  readonly limit: string;
  readonly out?: string;
}

interface QueueAnswer {
  readonly total: number;
  readonly dueToday: number;
  readonly overdue: number;
  readonly queue: readonly QueueItem[];
}

const COLUMNS = [{ head: '到期 due' }, { head: '剩余 left' }, { head: '案号/登记编号 number', max: 34 }, { head: '申请人 applicant', max: 16 }, { head: '状态 state' }, { head: '待办 to do', max: 60 }, { head: '案件编号 case id' }];

/** `juanzong queue --as <persona>`: what waits for this person, and what is due today. */
export function queueCommand(context: Context, { within, limit, out }: QueueOptions): Promise<ExitCode> {
  if (context.persona === undefined) throw usage('persona-missing', '请用 --as 说明是谁的待办，例如 --as clerk@340202', 'say whose queue with --as, for example --as clerk@340202');
  return showListing<QueueAnswer, QueueItem>(context, {
    path: '/api/case-history/v1/queue',
    query: { within: within === undefined ? undefined : wholeNumber('within', within), limit: wholeNumber('limit', limit) },
    columns: COLUMNS,
    rows: ({ queue }) => queue,
    cells: (one) => [
      one.dueDate ?? '—', daysLeftText(one.daysLeft), one.caseNumber ?? one.registerNumber ?? '—', one.applicant ?? '—', one.stateLabel.zh,
      one.steps.map(({ label, action }) => `${label.zh} ${action}`).join('；'), one.caseId,
    ],
    summary: ({ total, dueToday, overdue, queue }) =>
      `待办 ${total} 件，今天到期 ${dueToday} 件，逾期 ${overdue} 件，显示 ${queue.length} 件 / ${total} waiting, ${dueToday} due today, ${overdue} overdue, ${queue.length} shown`,
  }, out);
}
