import { doubled, type Told, textsOf } from './told.js';

interface Dated {
  readonly deadlineId: string;
  readonly generation: number;
  readonly dueAt: string;
  readonly passedWhenRecorded: boolean;
}

const ENDED = /\.Deadline(Met|Missed|FellAway)$/;
const DATED = /\.Deadline(Started|Resumed|Recomputed|HandedOver)$/;
const idOf = ({ data }: Told): string => String(data['deadlineId'] ?? (data['deadline'] as Dated | undefined)?.deadlineId);

/**
 * Deadlines that did not fire exactly once: missed twice, or ended without ever having been started, or still open although
 * the log ends after they were due. A paused clock does not run; what had passed when it was recorded is not fired.
 */
export function deadlineFaults(log: readonly Told[], end: string): string[] {
  const [missed, started] = [log.filter(({ type }) => type.endsWith('.DeadlineMissed')), log.filter(({ type }) => type.endsWith('.DeadlineStarted'))];
  const known = new Set(started.map(idOf));
  const ended = new Set(log.filter(({ type }) => ENDED.test(type)).map(idOf));
  return [
    ...doubled(missed.map(idOf)).map((id) => `deadline ${id}: fired more than once`),
    ...doubled(started.map(idOf)).map((id) => `deadline ${id}: started more than once`),
    ...[...ended].filter((id) => !known.has(id)).map((id) => `deadline ${id}: ended and never started`),
    ...[...lastOf(log)].filter(([id, last]) => !ended.has(id) && neverFired(last, end)).map(([id]) => `deadline ${id}: due and never fired`),
  ];
}

const lastOf = (log: readonly Told[]): Map<string, Told> => new Map(log.filter(({ type }) => DATED.test(type) || type.endsWith('.DeadlinePaused')).map((told) => [idOf(told), told]));

function neverFired({ type, data }: Told, end: string): boolean {
  const deadline = data['deadline'] as Dated | undefined;
  return !type.endsWith('.DeadlinePaused') && deadline !== undefined && !deadline.passedWhenRecorded && deadline.dueAt < end;
}

/** How many deadlines fired. */
export const firedIn = (log: readonly Told[]): number => new Set(textsOf(log, 'deadlineId', ...new Set(log.map(({ type }) => type).filter((type) => type.endsWith('.DeadlineMissed'))))).size;
