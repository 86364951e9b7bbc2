import type { Instant } from '@juanzong/kernel';
import type { Situation } from '../case-book.js';
import type { Attempt, Plan, Player } from '../players/player.js';
import { Dice } from './chance.js';
import { doneAfter, nextSlot, SLOTS_A_DAY } from './working-time.js';

/** An action that somebody may take now, and everybody who may. */
export interface Option {
  readonly context: string;
  readonly action: string;
  readonly personas: readonly string[];
}

/** What somebody will do, and when, if nothing comes between. */
export interface Intention {
  readonly at: Instant;
  readonly persona: string;
  readonly attempt: Omit<Attempt, 'body'>;
  readonly plan: Plan;
  /** What every key and every answer of this decision follows from. */
  readonly dice: Dice;
  /** How often it was tried and refused before. */
  readonly tried: number;
}

const AGAIN_AFTER_DAYS = 7;
const TIMES = 4;

/** How often an action was refused since the last entry that counts. */
export type Refused = (option: Option) => number;

/**
 * Who does what next in a file: of everything that may be done, what happens first. A pure function of the seed, the file and
 * the last entry that counts; undefined where nobody means to do anything.
 */
export function choose(situation: Situation, options: readonly Option[], playerOf: (option: Option) => Player | undefined, refused: Refused = () => 0): Intention | undefined {
  const intentions = options.flatMap((option) => intentionOf(situation, option, playerOf(option), refused(option)) ?? []);
  return intentions.sort(byTime)[0];
}

/** The earlier first; of two at one time the less probable, or it would never happen. */
const byTime = (a: Intention, b: Intention): number =>
  a.at === b.at ? (a.plan.share ?? 1) - (b.plan.share ?? 1) || compare(`${a.attempt.context}.${a.attempt.action}`, `${b.attempt.context}.${b.attempt.action}`) : compare(a.at, b.at);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function intentionOf(situation: Situation, { context, action, personas }: Option, player: Player | undefined, refused: number): Intention | undefined {
  const { seed, book, now } = situation;
  const { revision, recordedAt } = book.anchor;
  const dice = new Dice(seed, book.id, revision, context, action);
  for (const persona of personas) {
    const plan = player?.(situation, dice, persona);
    if (!plan || !dice.happens(plan.share ?? 1, 'whether')) continue;
    const times = plan.share === undefined ? TIMES : 1;
    const [days, slot] = [dice.between(plan.days[0], plan.days[1], 'days'), dice.between(0, SLOTS_A_DAY - 1, 'slot')];
    // What was meant to be done before now and stands in no entry was refused; a run that begins anew knows it from that.
    for (let tried = refused; tried < times; tried += 1) {
      const meant = doneAfter(recordedAt as Instant, days + tried * AGAIN_AFTER_DAYS, slot, plan.anyDay !== true);
      const at = meant >= book.changedAt ? meant : nextSlot(book.changedAt);
      if (at >= now) return { at, persona, attempt: { context, action, persona }, plan, dice, tried };
    }
  }
  return undefined;
}
