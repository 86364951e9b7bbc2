import type { Dice } from '../choice/chance.js';
import { addDays, dateOf, type Instant } from '@juanzong/kernel';
import type { CaseBook, Situation } from '../case-book.js';
import type { DocumentRef, Problem } from '../platform/answers.js';

/** Something to be tried: an action on the case, or on what else `on` names. */
export interface Attempt {
  readonly context: string;
  readonly action: string;
  readonly body: object;
  /** Whoever planned it, unless told. */
  readonly persona?: string;
}

/** What one person means to do. */
export interface Plan {
  /** After how many days, from and to. */
  readonly days: readonly [number, number];
  /** How probable it is that they do it at all; certain if absent. */
  readonly share?: number;
  /** How they fill it in, on the day they do it. */
  readonly body?: (today: string, document: DocumentRef) => object;
  /** A paper that is handed in with it, by its kind; the body names it. */
  readonly paper?: string;
  /** What they do at once where the platform refuses it; nothing if absent or undefined. */
  readonly recover?: (problem: Problem, today: string, document: DocumentRef) => Attempt | undefined;
  /** What somebody does right behind it, before word of it has got around. */
  readonly behind?: (today: string) => Attempt;
  /** Acts on Saturdays and Sundays too. */
  readonly anyDay?: true;
}

/** How a person decides on one action they may take: a plan, or nothing for now. Pure: the same file and dice give the same plan. */
export type Player = (situation: Situation, dice: Dice, persona: string) => Plan | undefined;

/** By action name, of one context. */
export type Players = Readonly<Record<string, Player>>;

/** A day before the file's first step, as somebody types it who looks at the wrong line; and how the platform refuses it. */
export const misdated = ({ entries }: CaseBook): object => ({ occurredOn: addDays(dateOf((entries[0]?.recordedAt ?? '') as Instant), -7) });
export const WRONG_DATE = 'case-file.occurred-before-previous';

/** Staff of whoever owns the file. */
export const staff = (role: string, situation: Situation): string => `${role}@${situation.book.owner}`;
