import type { WorkCalendar } from '@juanzong/calendar';
import type { PolicyBook } from '@juanzong/policy';

/** What every decision that applies rules is given: the rule packs and the calendar. */
export interface RuleInput {
  readonly book: PolicyBook;
  readonly calendar: WorkCalendar;
}
