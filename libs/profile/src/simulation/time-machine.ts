import { nextPublication } from '@juanzong/calendar';
import type { DeadlineRow } from '@juanzong/deadlines';
import { OneAtATime } from '@juanzong/event-store';
import { addDays, dateOf, epochMs, instant, type Instant, startOfDay } from '@juanzong/kernel';
import type { VirtualClock } from './virtual-clock.js';

export interface TimeMachineParts {
  readonly clock: VirtualClock;
  /** Told that the clock was moved, before anything else happens: where others go by it too, resolves when they have it. */
  readonly moved?: () => Promise<void>;
  /** Resolves when nothing follows any more and the table of deadlines shows it. */
  readonly rest: () => Promise<void>;
  /** Of the open deadlines whose clock runs, those that fall due first, at one instant; at most one of a case. */
  readonly nextDue: (except: ReadonlySet<string>) => Promise<readonly DeadlineRow[]>;
  readonly fire: (due: DeadlineRow) => Promise<void>;
  /** A day is over, and the clock stands at its end. */
  readonly dayOver: () => Promise<void>;
  /** The holiday arrangement of another year is known: what was computed beyond the old one is computed again. */
  readonly recompute: () => Promise<unknown>;
  readonly onFailure: (due: DeadlineRow, error: unknown) => void;
}

/** A deadline that fell due on the way. */
export interface Fired {
  readonly caseId: string;
  readonly deadlineId: string;
  readonly ruleId: string;
  readonly at: Instant;
}

export interface Moved {
  readonly now: Instant;
  readonly fired: readonly Fired[];
}

/** Which deadline, as of when it was dated. */
export const generationOf = ({ deadlineId, generation }: Pick<DeadlineRow, 'deadlineId' | 'generation'>): string => `${deadlineId}-${generation}`;

/**
 * Lets time pass: from one instant at which something falls due to the next, each followed by rest, so that histories are
 * dated as if somebody had been there all the time. A deadline fires in the millisecond after the last in which it could be met.
 */
export class TimeMachine {
  readonly #turn = new OneAtATime();
  /** Told once: told again only after a restart, or one that cannot be fired would hold up time itself. */
  readonly #told = new Set<string>();
  #calendarUntil: string | undefined;

  constructor(private readonly parts: TimeMachineParts) {}

  /** Moves the clock on to `to`; one that lies before now moves nothing. @returns where it stands then, and what fell due. */
  moveTo(to: Instant): Promise<Moved> {
    return this.#turn.run('clock', () => this.#moveTo(to));
  }

  /** Resolves when no move is under way that was asked for before. */
  still(): Promise<void> {
    return this.#turn.idle();
  }

  async #moveTo(to: Instant): Promise<Moved> {
    const fired: Fired[] = [];
    await this.parts.rest();
    for (;;) {
      await this.#readCalendar();
      const due = await this.parts.nextDue(this.#told);
      const dueAt = due[0] ? instant(epochMs(due[0].dueAt as Instant) + 1) : undefined;
      const publishedAt = this.#nextCalendar();
      if (publishedAt && publishedAt <= to && (!dueAt || publishedAt <= dueAt)) {
        await this.#passTo(publishedAt);
      } else if (dueAt && dueAt <= to) {
        await this.#passTo(dueAt);
        fired.push(...(await this.#fireAll(due)));
      } else {
        await this.#passTo(to);
        return { now: this.parts.clock.now(), fired };
      }
    }
  }

  /** On to an instant before which nothing falls due, with a stop at every midnight. */
  async #passTo(to: Instant): Promise<void> {
    const { clock, dayOver } = this.parts;
    for (;;) {
      const midnight = startOfDay(addDays(dateOf(clock.now()), 1));
      if (midnight > to) break;
      await this.#forwardTo(midnight);
      await dayOver();
    }
    await this.#forwardTo(to);
  }

  async #forwardTo(to: Instant): Promise<void> {
    this.parts.clock.forwardTo(to);
    await this.parts.moved?.();
  }

  async #fireAll(due: readonly DeadlineRow[]): Promise<Fired[]> {
    const at = this.parts.clock.now();
    for (const row of due) {
      this.#told.add(generationOf(row));
      try {
        await this.parts.fire(row);
      } catch (error) {
        this.parts.onFailure(row, error);
      }
    }
    await this.parts.rest();
    return due.map(({ caseId, deadlineId, ruleId }) => ({ caseId, deadlineId, ruleId, at }));
  }

  /** When the platform takes over the next holiday arrangement. */
  #nextCalendar(): Instant | undefined {
    const { calendarKnownOn, calendarLagDays } = this.parts.clock;
    const published = nextPublication(calendarKnownOn);
    return published && startOfDay(addDays(published.publishedOn, calendarLagDays));
  }

  /** Once at the beginning, and again whenever the arrangement of another year was published. */
  async #readCalendar(): Promise<void> {
    const until = this.#nextCalendar() ?? 'all';
    if (until === this.#calendarUntil) return;
    this.#calendarUntil = until;
    await this.parts.recompute();
    await this.parts.rest();
  }
}
