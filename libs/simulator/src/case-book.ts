import type { RegisterApplication } from '@juanzong/register';
import { dateOf, type CalendarDate, type Instant } from '@juanzong/kernel';
import type { Told } from './platform/answers.js';

/** Clocks that go on by themselves change nothing about what people mean to do. */
const OF_A_CLOCK = /\.(Deadline(Started|Paused|Resumed|Recomputed|HandedOver|Met|Missed|FellAway)|ReactionRefused)$/;

/** One file as those who work on it know it: what stands in it, in order. Kept in memory alone, and read anew by the next run. */
export class CaseBook {
  readonly entries: Told[] = [];

  constructor(readonly id: string) {}

  /** Takes what is new; what was told before is passed over. @returns whether anything was new. */
  hear(told: Told): boolean {
    if (told.revision < this.entries.length) return false;
    this.entries.push(told);
    return true;
  }

  /** The agency that owns the file. */
  get owner(): string {
    return this.entries.at(-1)?.agency ?? '';
  }

  /** The last entry that somebody has to think about: plans are made anew from it. */
  get anchor(): Told {
    const anchor = this.entries.findLast(({ type }) => !OF_A_CLOCK.test(type)) ?? this.entries[0];
    if (!anchor) throw new Error(`nothing was told of ${this.id}`);
    return anchor;
  }

  /** When the last of all its entries was made. */
  get changedAt(): Instant {
    return (this.entries.at(-1)?.recordedAt ?? '') as Instant;
  }

  /** As it was then. */
  at(instant: Instant): CaseBook {
    const then = new CaseBook(this.id);
    for (const told of this.entries) if (told.recordedAt <= instant) then.entries.push(told);
    return then;
  }

  all(type: string): readonly Told[] {
    return this.entries.filter((entry) => entry.type === type);
  }

  has(type: string): boolean {
    return this.entries.some((entry) => entry.type === type);
  }

  last(...types: readonly string[]): Told | undefined {
    return this.entries.findLast(({ type }) => types.includes(type));
  }

  count(type: string): number {
    return this.all(type).length;
  }

  /** Whether the last entry of one of the first types came after the last of the second. */
  since(type: string, before: string): boolean {
    const [mine, other] = [this.last(type), this.last(before)];
    return mine !== undefined && (other === undefined || mine.revision > other.revision);
  }
}

/** A lawyer of a pool, as its roster names them. */
export interface PoolLawyer {
  readonly lawyerId: string;
  readonly pool: string;
  readonly lawyer: Readonly<Record<string, unknown>>;
}

/** What a player sees when deciding. */
export interface Situation {
  readonly seed: number;
  readonly book: CaseBook;
  /** Where the clock stands. */
  readonly now: Instant;
  /** The day on which the file came to be as it is: what somebody means to do follows from that day, whenever they are asked. */
  readonly today: CalendarDate;
  readonly row: RegisterApplication | undefined;
  /** The lawyers in the pool of an agency, in the order of their ids. */
  readonly pool: (agency: string) => readonly PoolLawyer[];
  /** Agencies that the register and the pools name, in the order of their codes. */
  readonly agencies: readonly string[];
  /** The row of the register that a file began with. */
  readonly rowOf: (book: CaseBook) => RegisterApplication | undefined;
  /** Every other file; to be read, not remembered. */
  readonly books: ReadonlyMap<string, CaseBook>;
}

export const todayOf = (now: Instant): CalendarDate => dateOf(now);

/** A field of an entry's data by its path; undefined where there is none. */
export function fieldOf(told: Told | undefined, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((value, step) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined), told?.data);
}

export const textOf = (told: Told | undefined, ...path: readonly string[]): string | undefined => {
  const value = fieldOf(told, ...path);
  return typeof value === 'string' ? value : undefined;
};

/** The lawyer who has the case; undefined before the first assignment and between two. */
export function lawyerOf(book: CaseBook): string | undefined {
  const last = book.last('assignment.ProviderAssigned', 'assignment.AssignmentDeclined', 'assignment.ProviderRelieved');
  return last?.type === 'assignment.ProviderAssigned' ? textOf(last, 'lawyerId') : undefined;
}
