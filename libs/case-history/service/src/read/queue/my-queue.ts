import type { QueueItem } from '@juanzong/case-history-contracts';
import { deadlineRuleLabel } from '@juanzong/common-contracts';
import { DeadlineEntity, type DeadlineRow } from '@juanzong/deadlines';
import { type Actor, addDays, type CalendarDate, calendarDate, dateOf, daysBetween, type Instant } from '@juanzong/kernel';
import { type DataSource, In } from 'typeorm';
import { itemOf } from '../overview/list-cases.js';
import { OverviewEntity, type OverviewRow } from '../overview/overview-row.js';
import { stillOwed } from './still-owed.js';
import { WorkEntity, type WorkRow } from './work-row.js';

export interface QueueFilter {
  /** Only what is due on the day so many calendar days from today or before, overdue included; 0 is today. All work if absent. */
  readonly within?: number | undefined;
  readonly limit: number;
  readonly offset: number;
}

export interface Queue {
  readonly asOf: Instant;
  readonly total: number;
  readonly dueToday: number;
  readonly overdue: number;
  readonly queue: readonly QueueItem[];
}

/**
 * What waits for this person, the earliest due first, then the green channel, then the oldest: staff and bureaus by role and
 * office, everybody else by name. A duty whose clock ran out comes first as overdue, as long as it is this person's to do.
 */
export async function myQueue(dataSource: DataSource, { within, limit, offset }: QueueFilter, actor: Actor, now: Instant): Promise<Queue> {
  const rows = await mine(dataSource, actor);
  const ids = rows.map(({ caseId }) => caseId);
  const [cases, deadlines] = await Promise.all([
    dataSource.getRepository(OverviewEntity).findBy({ caseId: In(ids) }),
    dataSource.getRepository(DeadlineEntity).findBy({ caseId: In(ids), status: In(['OPEN', 'MISSED']) }),
  ]);
  const today = dateOf(now);
  const byCase = new Map(cases.map((row) => [row.caseId, row]));
  const items = rows.flatMap((row) => {
    const of = byCase.get(row.caseId);
    return of ? [item(row, of, deadlines.filter(({ caseId }) => caseId === row.caseId), actor, now)] : [];
  }).sort(byUrgency);
  const until = within === undefined ? undefined : addDays(today, within);
  const asked = items.filter(({ dueDate }) => until === undefined || (dueDate !== null && dueDate <= until));
  return {
    asOf: now, total: asked.length, dueToday: items.filter(({ dueDate }) => dueDate === today).length, overdue: items.filter(({ overdue }) => overdue).length,
    queue: asked.slice(offset, offset + limit),
  };
}

/** In the name of which somebody acts: an agency or a bureau, or themselves. */
const whoseOf = ({ agency, id }: Actor): string => agency ?? id;

const mine = (dataSource: DataSource, actor: Actor): Promise<WorkRow[]> =>
  dataSource.getRepository(WorkEntity).createQueryBuilder('w').where('w.steps @> :wanted::jsonb', { wanted: JSON.stringify([{ role: actor.role, whose: whoseOf(actor) }]) }).getMany();

function item(row: WorkRow, of: OverviewRow, deadlines: readonly DeadlineRow[], actor: Actor, now: Instant): QueueItem {
  const steps = row.steps.filter(({ role, whose }) => role === actor.role && whose === whoseOf(actor)).map(({ context, action, label }) => ({ context, action, label }));
  const owed = ({ status, pausedAt, ruleId }: DeadlineRow): boolean => (status === 'OPEN' ? pausedAt === null : stillOwed(ruleId, steps));
  const running = deadlines.filter(owed).sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  const first = running[0];
  return {
    ...itemOf(of, running.some(({ dueAt }) => dueAt < now)),
    steps,
    dueDate: first?.dueDate ?? null,
    daysLeft: first ? daysBetween(dateOf(now), calendarDate(first.dueDate)) : null,
    deadlines: running.map(({ ruleId, dueDate, dueAt }) => ({ ruleId, label: deadlineRuleLabel(ruleId), dueDate, dueAt, daysLeft: daysBetween(dateOf(now), calendarDate(dueDate)) })),
  };
}

const LAST = '9999-12-31' as CalendarDate;
const byUrgency = (a: QueueItem, b: QueueItem): number =>
  (a.dueDate ?? LAST).localeCompare(b.dueDate ?? LAST) || Number(b.greenChannel) - Number(a.greenChannel) || a.receivedOn.localeCompare(b.receivedOn) || a.caseId.localeCompare(b.caseId);
