import { type Clock, type Instant, parseCalendarDate } from '@juanzong/kernel';

/** A clock that stands where a test puts it. */
export class TestClock implements Clock {
  readonly kind = 'virtual';
  #at: Instant;

  constructor(at: string) {
    this.#at = instantOf(at);
  }

  now(): Instant {
    return this.#at;
  }

  set(at: string): void {
    this.#at = instantOf(at);
  }
}

/** @throws RangeError unless it is an ISO instant with Z. */
function instantOf(at: string): Instant {
  if (!parseCalendarDate(at.slice(0, 10)) || new Date(at).toISOString() !== at) throw new RangeError(`not an instant: ${at}`);
  return at as Instant;
}
