import { chinaCalendar, type WorkCalendar } from '@juanzong/calendar';
import type { PolicyBook } from '@juanzong/policy';
import { loadPolicyBook } from '@juanzong/policy/loader';

/** The platform's own rule packs and calendar, as a decision gets them. */
export const platformRules = (): { readonly book: PolicyBook; readonly calendar: WorkCalendar } => ({ book: loadPolicyBook(), calendar: chinaCalendar() });
