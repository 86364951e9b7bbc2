import { LessThan } from 'typeorm';
import { DeadlineEntity, type DeadlineRow } from './open-deadline.entity.js';
import { type DeadlineParts, generationKey, MAY_FIRE, type RunningDeadlines } from './running-deadlines.js';

export interface DeadlineClockParts extends DeadlineParts {
  readonly intervalMs?: number;
  /** Deadlines fired in one tick, at most; 200 unless told. */
  readonly batch?: number;
}

const BATCH = 200;
const INTERVAL_MS = 1_000;
const LONGEST_REST_TICKS = 64;

/**
 * The in-process clock over the deadlines table. It only sends the idempotent command; whether the duty was already
 * met is the decider's to say.
 */
export class DeadlineClock implements RunningDeadlines {
  /** Fired by this process and not yet seen in the table: deadline id and generation. */
  readonly #fired = new Set<string>();
  /** Could not be fired: tried again after a rest that doubles, so that they never hold up the others. */
  readonly #resting = new Map<string, { readonly failures: number; readonly untilTick: number }>();
  #ticks = 0;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<number> | undefined;
  #ticking: Promise<void> | undefined;

  constructor(private readonly parts: DeadlineClockParts) {}

  start(): void {
    const again = (): void => {
      this.#timer = setTimeout(() => void this.#tickSafely().finally(again), this.parts.intervalMs ?? INTERVAL_MS);
    };
    again();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await Promise.allSettled([this.#ticking, this.#running]);
    clearTimeout(this.#timer);
  }

  /** A tick of its own accord: nobody awaits it, so that an error must not be left unhandled. */
  #tickSafely(): Promise<void> {
    this.#ticking = this.tick().then(() => undefined, (error: unknown) => this.parts.onOutage?.(error));
    return this.#ticking;
  }

  /** Fires everything that is due now. @returns how many commands were sent. */
  tick(): Promise<number> {
    this.#running ??= this.#fireDue().finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #fireDue(): Promise<number> {
    this.#ticks += 1;
    const due = await this.parts.dataSource.getRepository(DeadlineEntity).find({
      where: { ...MAY_FIRE, dueAt: LessThan(this.parts.clock.now()) },
      order: { dueAt: 'ASC', deadlineId: 'ASC' },
      take: (this.parts.batch ?? BATCH) + this.#fired.size + this.#resting.size,
    });
    const seen = new Set(due.map(generationKey));
    for (const key of this.#fired) if (!seen.has(key)) this.#fired.delete(key);
    for (const key of this.#resting.keys()) if (!seen.has(key)) this.#resting.delete(key);
    const fresh = due.filter((row) => !this.#fired.has(generationKey(row)) && (this.#resting.get(generationKey(row))?.untilTick ?? 0) <= this.#ticks);
    for (const row of fresh) await this.#fireOne(row);
    return fresh.length;
  }

  async #fireOne(row: DeadlineRow): Promise<void> {
    try {
      await this.parts.fire.get(row.context)?.(row);
      this.#fired.add(generationKey(row));
      this.#resting.delete(generationKey(row));
    } catch (error) {
      const failures = (this.#resting.get(generationKey(row))?.failures ?? 0) + 1;
      this.#resting.set(generationKey(row), { failures, untilTick: this.#ticks + Math.min(2 ** (failures - 1), LONGEST_REST_TICKS) });
      this.parts.onFailure(row, error);
    }
  }
}

/** The in-process clock, started. */
export function startDeadlineClock(parts: DeadlineClockParts): RunningDeadlines {
  const clock = new DeadlineClock(parts);
  clock.start();
  return clock;
}
