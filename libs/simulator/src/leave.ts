import { addDays, type CalendarDate, calendarDate } from '@juanzong/kernel';
import { Dice } from './choice/chance.js';
import { HABITS } from './habits.js';

/** When a lawyer is ill and takes no cases: from a day to a day, both included. */
export interface Leave {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

const FIRST = calendarDate('2024-02-01');
const WITHIN_DAYS = 330;

/** Whether and when a lawyer falls ill follows from the seed alone. */
export function leaveOf(seed: number, lawyerId: string): Leave | undefined {
  const dice = new Dice(seed, 'leave', lawyerId);
  if (!dice.happens(HABITS.assignment.sickLeave, 'whether')) return undefined;
  const from = addDays(FIRST, dice.between(0, WITHIN_DAYS, 'from'));
  return { from, until: addDays(from, dice.between(...HABITS.assignment.sickDays, 'days')) };
}

export const isIll = (seed: number, lawyerId: string, on: CalendarDate): boolean => {
  const leave = leaveOf(seed, lawyerId);
  return leave !== undefined && leave.from <= on && on <= leave.until;
};
