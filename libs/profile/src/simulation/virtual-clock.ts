import type { Clock, Instant } from '@juanzong/kernel';

/** A clock that stands still until somebody moves it, and never goes back. */
export class VirtualClock implements Clock {
  readonly kind = 'virtual';
  #now: Instant;

  constructor(start: Instant) {
    this.#now = start;
  }

  now(): Instant {
    return this.#now;
  }

  /** Moves to an instant; one that lies before now leaves the clock where it is. */
  forwardTo(to: Instant): void {
    if (to > this.#now) this.#now = to;
  }
}
