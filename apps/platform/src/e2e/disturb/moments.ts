import type { CalendarDate } from '@juanzong/kernel';
import type { Seeded } from '@juanzong/testing/e2e';
import type { DayLived } from './life.js';

/** What is killed at a moment. `starting`: the platform, and the one started after it once more before it is ready. */
export type Victim = 'platform' | 'starting' | 'simulator' | 'platform-below-simulator';

/** When somebody is killed: so many milliseconds after a virtual day has begun. */
export interface Moment {
  readonly day: CalendarDate;
  readonly afterMs: number;
  readonly victim: Victim;
}

/** A day may be lived faster than the one that was measured, or be interrupted: so much later at most. */
const SPREAD_MS = 60;

/** Moments of a life, in order: as likely at any moment of the work as at any other, so most where most is done. */
export function momentsOf(days: readonly DayLived[], victims: readonly Victim[], random: Seeded): Moment[] {
  const end = days.at(-1)?.ms ?? 0;
  const at = victims.map(() => random.next() * end).sort((a, b) => a - b);
  return at.map((ms, i) => {
    const begun = days.findLast((day) => day.ms <= ms) ?? days[0];
    if (!begun) throw new Error('nothing was lived');
    return { day: begun.day, afterMs: Math.max(0, ms - begun.ms) + random.below(SPREAD_MS), victim: victims[i] as Victim };
  });
}

/** The same things in another order. */
export function shuffled<T>(things: readonly T[], random: Seeded): T[] {
  return things.map((thing) => ({ thing, by: random.next() })).sort((a, b) => a.by - b.by).map(({ thing }) => thing);
}
