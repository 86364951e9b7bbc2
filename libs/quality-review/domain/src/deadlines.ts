import { type DeadlineStart, fellAwayData, metData, missedData, openDeadline, type OpenDeadline, recomputedData, type RuleInput, startDeadline } from '@juanzong/common-domain';
import type { CommandContext, EventId, NewEntry, OccurredAt } from '@juanzong/kernel';
import { type DeadlineRule, isPolicyMissing, type PolicyMissing } from '@juanzong/policy';
import { qualityReviewDeadlines } from '@juanzong/quality-review-contracts';
import type { FileFacts } from './file.state.js';
import { newEntry } from './new-entry.js';

/** The entry that starts a clock, held by the agency that owns the file. */
export function started(start: Omit<DeadlineStart, 'owner'>, file: Pick<FileFacts, 'agency'>, context: CommandContext, input: RuleInput): NewEntry | PolicyMissing {
  const result = startDeadline({ ...start, owner: file.agency }, input, context);
  return isPolicyMissing(result) ? result : newEntry(qualityReviewDeadlines.started, { deadline: result.deadline }, { rules: result.rules });
}

const metEntry = (open: OpenDeadline | undefined, metBy: EventId, when: OccurredAt): NewEntry[] =>
  (open ? [newEntry(qualityReviewDeadlines.met, metData(open, metBy, when))] : []);

/** The duty of the rule was done by the entry `metBy`; nothing where the clock had run out before. */
export const met = ({ deadlines }: Pick<FileFacts, 'deadlines'>, rule: DeadlineRule, metBy: EventId, when: OccurredAt): NewEntry[] => metEntry(openDeadline(deadlines, rule), metBy, when);

/** The same for the one clock that this entry started: several of a rule may run. */
export const metOf = ({ deadlines }: Pick<FileFacts, 'deadlines'>, startedBy: EventId, metBy: EventId, when: OccurredAt): NewEntry[] =>
  metEntry(Object.values(deadlines).find(({ deadline }) => deadline.startedBy === startedBy), metBy, when);

/** Nobody owes these duties any more; nothing for a clock that ended before. */
export const fellAway = ({ deadlines }: Pick<FileFacts, 'deadlines'>, deadlineIds: readonly string[], because: EventId, when: OccurredAt): NewEntry[] =>
  deadlineIds.flatMap((id) => deadlines[id] ?? []).map((open) => newEntry(qualityReviewDeadlines.fellAway, fellAwayData(open, because, when, 'CASE_GOES_ON')));

/** A duty that was done, or a newer generation: no entry. Otherwise missed, exactly once. */
export function missed({ deadlines }: Pick<FileFacts, 'deadlines'>, deadlineId: string, generation: number, context: CommandContext): NewEntry[] {
  const data = missedData(deadlines[deadlineId], generation, context);
  return data ? [newEntry(qualityReviewDeadlines.missed, data)] : [];
}

/** A provisional deadline under the calendar published since; no entry where that changes nothing or the deadline is ended. */
export function recomputed({ deadlines }: Pick<FileFacts, 'deadlines'>, deadlineId: string, context: CommandContext, { calendar }: RuleInput): NewEntry[] {
  const data = recomputedData(deadlines[deadlineId], calendar, context);
  return data ? [newEntry(qualityReviewDeadlines.recomputed, data, { rules: { policyVersions: [], calendarVersion: calendar.version } })] : [];
}
