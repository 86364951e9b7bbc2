import { addDays, type CalendarDate, type Clock, dateOf, type Instant } from '@juanzong/kernel';

/** A clock that stands still until somebody moves it, and never goes back. */
export class VirtualClock implements Clock {
  readonly kind = 'virtual';
  #now: Instant;

  /** @param calendarLagDays so many days after its publication a holiday arrangement is in the platform's calendar. */
  constructor(start: Instant, readonly calendarLagDays = 0) {
    this.#now = start;
  }

  now(): Instant {
    return this.#now;
  }

  /** The day whose publications are in the calendar now. */
  get calendarKnownOn(): CalendarDate {
    return addDays(dateOf(this.#now), -this.calendarLagDays);
  }

  /** Moves to an instant; one that lies before now leaves the clock where it is. */
  forwardTo(to: Instant): void {
    if (to > this.#now) this.#now = to;
  }
}
