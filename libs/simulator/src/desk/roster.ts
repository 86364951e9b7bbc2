import { addDays, calendarDate, type CalendarDate } from '@juanzong/kernel';
import { Dice } from '../choice/chance.js';
import { SLOTS_A_DAY, slotOf } from '../choice/working-time.js';
import { leaveOf } from '../leave.js';
import type { PoolLawyer } from '../case-book.js';
import type { World } from '../world.js';
import type { Errand } from './errands.js';

const SPRING = calendarDate('2024-03-04');

/** What happens to the pools in a year: lawyers fall ill and come back, particulars are corrected, one leaves, one joins. */
export function rosterErrands(seed: number, world: World): Errand[] {
  return world.pools.flatMap((pool) => {
    const lawyers = world.joined(pool).filter(({ lawyerId }) => !lawyerId.endsWith('-NEW'));
    return [...lawyers.flatMap((lawyer) => absence(seed, lawyer)), ...changes(seed, pool, lawyers)];
  });
}

const errand = (seed: number, pool: string, action: string, on: CalendarDate, name: string, body: object): Errand => ({
  name: `roster ${name}`, at: slotOf(on, new Dice(seed, name).between(0, SLOTS_A_DAY - 1)), agency: pool, persona: `assigner@${pool}`, path: `/api/assignment/v1/rosters/${pool}/${action}`, body,
});

function absence(seed: number, { lawyerId, pool }: PoolLawyer): Errand[] {
  const leave = leaveOf(seed, lawyerId);
  if (!leave) return [];
  const back = addDays(leave.until, 1);
  return [
    errand(seed, pool, 'suspend-lawyer', leave.from, `ill ${lawyerId}`, { lawyerId, from: leave.from, reason: '病假' }),
    errand(seed, pool, 'resume-lawyer', back, `well ${lawyerId}`, { lawyerId, from: back }),
  ];
}

function changes(seed: number, pool: string, lawyers: readonly PoolLawyer[]): Errand[] {
  const dice = new Dice(seed, 'pool', pool);
  const on = (question: string): CalendarDate => addDays(SPRING, dice.between(0, 240, question));
  const [first] = lawyers;
  if (!first) return [];
  const { lawyer } = first;
  const joining = { ...lawyer, lawyerId: `L-${pool}-NEW`, name: '新律师', licenceNumber: `1${pool}2024${String(dice.between(1_000_000, 9_999_999, 'licence')).slice(0, 6)}`, licensedSince: '2016-06-01' };
  const leaving = dice.happens(0.5, 'leaves') && lawyers.length > 3 ? lawyers.at(-1) : undefined;
  return [
    errand(seed, pool, 'correct-lawyer', on('corrected'), `corrected ${first.lawyerId}`, { lawyer: { ...lawyer, firm: `${String(lawyer['firm'] ?? '')}（已更名）` }, reason: '律师事务所更名', evidence: '执业机构变更登记' }),
    errand(seed, pool, 'enrol-lawyer', on('joined'), `joined ${pool}`, { lawyer: joining }),
    ...(leaving ? [errand(seed, pool, 'remove-lawyer', on('left'), `left ${leaving.lawyerId}`, { lawyerId: leaving.lawyerId, reason: '调离本地' })] : []),
  ];
}
