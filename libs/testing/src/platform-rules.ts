import { chinaCalendar, type WorkCalendar } from '@juanzong/calendar';
import type { PolicyBook } from '@juanzong/policy';
import { loadPolicyBook } from '@juanzong/policy/loader';

interface Rules {
  readonly book: PolicyBook;
  readonly calendar: WorkCalendar;
}
let read: Rules | undefined;

/** The platform's own rule packs and calendar, as a decision gets them; read once. */
export const platformRules = (): Rules => (read ??= { book: loadPolicyBook(), calendar: chinaCalendar() });
