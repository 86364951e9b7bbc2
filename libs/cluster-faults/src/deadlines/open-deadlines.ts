import type { Entry } from '@juanzong/case-file';

interface Dated {
  readonly deadlineId: string;
  readonly dueAt: string;
  readonly passedWhenRecorded: boolean;
}

/** The deadlines that run, with the instant at which each comes due, told from the entries alone. */
export function openDeadlines(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const open = new Map<string, string>();
  for (const { type, data } of entries) {
    const [, kind] = /\.Deadline(\w+)$/.exec(type) ?? [];
    if (kind === undefined) continue;
    const { deadline, deadlineId } = data as { deadline?: Dated; deadlineId?: string };
    if (['Met', 'Missed', 'FellAway', 'Paused'].includes(kind)) open.delete(deadline?.deadlineId ?? deadlineId ?? '');
    else if (deadline && !deadline.passedWhenRecorded) open.set(deadline.deadlineId, deadline.dueAt);
  }
  return open;
}

/** The next instant at which any of them comes due. */
export const nextDue = (open: ReadonlyMap<string, string>): string | undefined => [...open.values()].sort()[0];
