import type { Entry } from '@juanzong/case-file';
import type { Deadline } from '@juanzong/common-contracts';
import type { DeadlineRow } from './open-deadline.entity.js';

interface DeadlineData {
  readonly deadline?: Deadline;
  readonly deadlineId?: string;
  readonly pausedAt?: string;
  readonly generation?: number;
}

/** The deadline that an entry is about, if it is about one. */
export function deadlineOf({ type, data }: Pick<Entry, 'type' | 'data'>): string | undefined {
  if (!/\.Deadline(Started|Paused|Resumed|Recomputed|HandedOver|Met|Missed|FellAway)$/.test(type)) return undefined;
  const { deadline, deadlineId } = data as DeadlineData;
  return deadline?.deadlineId ?? deadlineId;
}

/** What the row of a deadline becomes through an entry about it. */
export function foldDeadline(row: DeadlineRow | undefined, entry: Pick<Entry, 'type' | 'data' | 'caseId' | 'revision'>): DeadlineRow | undefined {
  const [context = '', kind] = entry.type.split('.');
  const { deadline, pausedAt = null, generation } = entry.data as DeadlineData;
  if (deadline) return dated(deadline, row?.context ?? context, kind === 'DeadlineRecomputed' || kind === 'DeadlineHandedOver' ? (row?.pausedAt ?? null) : null, entry);
  if (!row) return undefined;
  const next = { ...row, revision: entry.revision };
  switch (kind) {
    case 'DeadlinePaused':
      return { ...next, pausedAt, generation: generation ?? row.generation };
    case 'DeadlineMet':
      return { ...next, status: 'MET', pausedAt: null };
    case 'DeadlineMissed':
      return { ...next, status: 'MISSED' };
    case 'DeadlineFellAway':
      return { ...next, status: 'FELL_AWAY', pausedAt: null };
    default:
      return row;
  }
}

/** Started, resumed, recomputed or handed over: only a recomputation or a change of owner leaves a paused clock paused. */
const dated = (deadline: Deadline, context: string, pausedAt: string | null, { caseId = '', revision }: Pick<Entry, 'caseId' | 'revision'>): DeadlineRow => ({
  deadlineId: deadline.deadlineId,
  caseId,
  context,
  ruleId: deadline.ruleId,
  owner: deadline.owner,
  dueAt: deadline.dueAt,
  dueDate: deadline.dueDate,
  generation: deadline.generation,
  pausedAt,
  status: 'OPEN',
  verified: deadline.verified,
  calendarProvisional: deadline.calendarProvisional,
  calendarVersion: deadline.calendarVersion,
  passedWhenRecorded: deadline.passedWhenRecorded,
  revision,
});
