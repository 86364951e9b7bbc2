import type { CalendarDate } from '@juanzong/kernel';
import type { RegisterApplication } from '@juanzong/register';
import { simulate, type SimulateOptions, type Simulated } from '@juanzong/simulator';

/** What is lived: the same in every life of one register. */
export interface Plot {
  readonly rows: readonly RegisterApplication[];
  readonly seed: number;
  readonly until: CalendarDate;
}

/** A day of a life, and how long after its beginning it came. */
export interface DayLived {
  readonly day: CalendarDate;
  readonly ms: number;
}

/** Who is told of every virtual day, and of steps that belong together. */
export type Watch = Pick<SimulateOptions, 'onDay' | 'onBehind'>;

/** Lives a register on a platform, from wherever its clock stands to the end. */
export function live(url: string, plot: Plot, watch: Watch = {}): Promise<Simulated> {
  return simulate({ ...plot, url, ...watch });
}

/** Lives it and tells which day came when, in real time. */
export async function liveTimed(url: string, plot: Plot): Promise<{ readonly simulated: Simulated; readonly days: readonly DayLived[] }> {
  const [days, began]: [DayLived[], number] = [[], performance.now()];
  const simulated = await live(url, plot, { onDay: (day) => days.push({ day, ms: performance.now() - began }) });
  return { simulated, days };
}
