import type { Deadline } from '@juanzong/common-contracts';
import type { Instant, RecordedEntry } from '@juanzong/kernel';

/** A deadline of a case that is neither met nor missed and whose duty did not fall away. */
export interface OpenDeadline {
  readonly deadline: Deadline;
  readonly pausedAt?: Instant;
}

/** The open deadlines of a case by deadline id, whichever context keeps them. */
export type OpenDeadlines = Readonly<Record<string, OpenDeadline>>;

type DeadlineEntryData = { deadline: Deadline; deadlineId: string; pausedAt: string; generation: number };

/** Folds any context's deadline entries; other entries leave the state as it is. */
export function evolveDeadlines(state: OpenDeadlines, entry: RecordedEntry): OpenDeadlines {
  const kind = entry.type.slice(entry.type.indexOf('.') + 1);
  const data = entry.data as DeadlineEntryData;
  switch (kind) {
    case 'DeadlineStarted':
    case 'DeadlineResumed':
      return { ...state, [data.deadline.deadlineId]: { deadline: data.deadline } };
    case 'DeadlineHandedOver':
    case 'DeadlineRecomputed': {
      const { deadlineId } = data.deadline;
      return state[deadlineId] ? { ...state, [deadlineId]: { ...state[deadlineId], deadline: data.deadline } } : state;
    }
    case 'DeadlinePaused': {
      const open = state[data.deadlineId];
      return open ? { ...state, [data.deadlineId]: { deadline: { ...open.deadline, generation: data.generation }, pausedAt: data.pausedAt as Instant } } : state;
    }
    case 'DeadlineMet':
    case 'DeadlineMissed':
    case 'DeadlineFellAway':
      return Object.fromEntries(Object.entries(state).filter(([id]) => id !== data.deadlineId));
    default:
      return state;
  }
}

export const openDeadline = (state: OpenDeadlines, ruleId: string): OpenDeadline | undefined =>
  Object.values(state).find(({ deadline }) => deadline.ruleId === ruleId);

/** Whether a reason stops this clock, which runs. */
export const stoppedBy = ({ deadline, pausedAt }: OpenDeadline, reason: string): boolean =>
  pausedAt === undefined && deadline.pausedBy.some((one) => one.reason === reason);
