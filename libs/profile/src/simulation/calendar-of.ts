import { chinaCalendar, chinaCalendarKnownOn, type WorkCalendar } from '@juanzong/calendar';
import { type Clock, dateOf } from '@juanzong/kernel';

/** The calendar that is known now: on a virtual clock the one that was published by then. */
export const calendarOf = (clock: Clock): WorkCalendar => (clock.kind === 'virtual' ? chinaCalendarKnownOn(dateOf(clock.now())) : chinaCalendar());
