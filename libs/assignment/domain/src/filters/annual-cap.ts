import type { DrawCriteria } from '@juanzong/assignment-contracts';
import type { RosterLawyer } from '../roster.state.js';
import type { HardFilter } from './hard-filter.js';

/** Turns held and spent in the calendar year of the draw. */
const turnsInYear = ({ turns }: RosterLawyer, { onDate }: DrawCriteria): number =>
  turns.filter(({ year }) => year === Number(onDate.slice(0, 4))).length;

/** Fewer turns in the calendar year than the cap of the rule pack. `limit` in turns. */
export const annualCap: HardFilter = {
  code: 'ANNUAL_CAP_REACHED',
  label: { zh: '未达年度指派上限', en: 'Is below the annual cap' },
  check: (lawyer, criteria, limit) => {
    const turns = turnsInYear(lawyer, criteria);
    return { passed: turns < limit, saw: { turns, cap: limit } };
  },
};

/** Fewer turns in the calendar year than the lawyer agreed to take, where they set a limit. */
export const ownCap: HardFilter = {
  code: 'ANNUAL_CAP_REACHED',
  label: { zh: '未达本人申报的年度上限', en: 'Is below the cap the lawyer set' },
  check: (lawyer, criteria) => {
    const turns = turnsInYear(lawyer, criteria);
    return { passed: lawyer.annualCap === undefined || turns < lawyer.annualCap, saw: { turns, cap: lawyer.annualCap ?? '' } };
  },
};
