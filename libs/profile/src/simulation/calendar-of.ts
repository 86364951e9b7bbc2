import { chinaCalendar, chinaCalendarKnownOn, type WorkCalendar } from '@juanzong/calendar';
import type { Clock } from '@juanzong/kernel';
import { VirtualClock } from './virtual-clock.js';

/** The calendar that is known now: on a virtual clock the one that was published, and taken over, by then. */
export const calendarOf = (clock: Clock): WorkCalendar => (clock instanceof VirtualClock ? chinaCalendarKnownOn(clock.calendarKnownOn) : chinaCalendar());
