import type { DeadlineView } from '@juanzong/case-history-contracts';
import { agencyLabel, deadlineLabel } from '../cases/labels.js';
import { table } from '../text/table.js';
import { UNVERIFIED } from './rule-text.js';
import { daysLeft } from './times.js';

const STATUS = { OPEN: '进行中 open', MET: '已完成 met', MISSED: '逾期 missed', FELL_AWAY: '已消灭 fell away' } as const;
const COLUMNS = [{ head: '期限 deadline' }, { head: '届满日 due' }, { head: '承担者 held by' }, { head: '状态 status' }, { head: '剩余 left' }, { head: '说明 remarks' }];

/** The deadlines of a case at an instant; what is left is counted from it in whole days. */
export const deadlineTable = (deadlines: readonly DeadlineView[], asOf: string): string => table(COLUMNS, deadlines.map((one) => cellsOf(one, asOf)));

function cellsOf(one: DeadlineView, asOf: string): string[] {
  const left = daysLeft(asOf, one.dueDate);
  const remarks = [
    one.paused ? '已中止 paused' : '', one.overdue && one.status === 'OPEN' ? '已逾期 overdue' : '', one.passedWhenRecorded ? '登记时已过，未发通知 passed when recorded, nothing sent' : '',
    one.calendarProvisional ? '节假日安排未公布 calendar provisional' : '', one.verified ? '' : UNVERIFIED,
  ];
  return [deadlineLabel(one.ruleId), one.dueDate, agencyLabel(one.owner), STATUS[one.status], one.status === 'OPEN' ? `${left} 天 d` : '—', remarks.filter(Boolean).join('；') || '—'];
}
