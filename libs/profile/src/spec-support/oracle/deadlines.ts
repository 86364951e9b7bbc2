import { said, text, type Said, type Told } from './told.js';

const CLOCK = /^([\w-]+)\.Deadline(Started|Paused|Resumed|Recomputed|HandedOver|Met|Missed|FellAway)$/;
const kindOf = ({ type }: Told): string => CLOCK.exec(type)?.[2] ?? '';
const datedBy = (entry: Told): Said | undefined => said(entry)['deadline'] as Said | undefined;
const idIn = (entry: Told): string | undefined => (CLOCK.test(entry.type) ? ((datedBy(entry)?.['deadlineId'] as string | undefined) ?? text(entry, 'deadlineId') ?? undefined) : undefined);

const STATUS: Readonly<Record<string, string>> = { Met: 'MET', Missed: 'MISSED', FellAway: 'FELL_AWAY' };
/** What says whether the clock stands still; a new date leaves that as it was. */
const MOVES_THE_CLOCK = ['Started', 'Paused', 'Resumed', 'Met', 'FellAway'];

/** A row for each deadline that any entry speaks of. */
export function deadlinesOf(entries: readonly Told[]): Said[] {
  const ids = [...new Set(entries.map(idIn))].filter((id) => id !== undefined);
  return ids.flatMap((id) => rowOf(entries.filter((entry) => idIn(entry) === id)));
}

function rowOf(about: readonly Told[]): Said[] {
  const dated = about.filter((entry) => datedBy(entry) !== undefined);
  const [first, newest, last] = [dated[0], dated.at(-1), about.at(-1)];
  if (!first || !newest || !last) return [];
  const { deadlineId, ruleId, owner, dueAt, dueDate, verified, calendarProvisional, calendarVersion, passedWhenRecorded } = datedBy(newest) ?? {};
  const turned = about.filter((entry) => kindOf(entry) !== 'Paused').at(-1) ?? last;
  const stood = about.filter((entry) => MOVES_THE_CLOCK.includes(kindOf(entry))).at(-1);
  const generation = about.map((entry) => (datedBy(entry) ?? said(entry))['generation']).filter((one) => one !== undefined).at(-1);
  return [{
    deadlineId, caseId: newest.caseId, context: first.type.split('.')[0], ruleId, owner, dueAt, dueDate, generation, pausedAt: stood && kindOf(stood) === 'Paused' ? text(stood, 'pausedAt') : null,
    status: STATUS[kindOf(turned)] ?? 'OPEN', verified, calendarProvisional, calendarVersion, passedWhenRecorded, revision: last.revision,
  }];
}
