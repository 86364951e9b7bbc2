import { type CalendarDate, dateOf, type Instant } from '@juanzong/kernel';
import type { RegisterApplication } from '@juanzong/register';
import { Dice } from '../choice/chance.js';
import { morningOf, slotOf, SLOTS_A_DAY } from '../choice/working-time.js';
import type { Errand } from './errands.js';

/** Each row of the register to its agency on its own day; what lies before the clock on the first morning, said to have been received then. */
export function deliveries(seed: number, rows: readonly RegisterApplication[], start: Instant): Errand[] {
  const first = dateOf(start);
  return rows.map((row) => {
    const name = `${row.agencyCode}/${row.applicationDate.slice(0, 4)}/${row.registerNumber}`;
    const dice = new Dice(seed, 'row', name);
    const late = row.applicationDate < first;
    return {
      name: `row ${name}`, at: late ? morningOf(first) : slotOf(row.applicationDate, dice.between(0, SLOTS_A_DAY - 1, 'slot')), agency: row.agencyCode,
      persona: `clerk@${row.agencyCode}`, path: '/api/intake/v1/applications', body: { ...applicationBody(row), ...(late ? { occurredOn: row.applicationDate } : {}) },
    };
  });
}

/** A row as the clerk types it in. */
function applicationBody({ applicationDate: _on, agencyCode: _agency, opponents, extra, ...application }: RegisterApplication): object {
  return { ...application, opponents: opponents.map((name) => ({ name })), documents: [], otherColumns: Object.keys(extra).length === 0 ? null : extra };
}

/** The days that the rows of a register span. */
export function spanOf(rows: readonly RegisterApplication[]): { readonly first: CalendarDate; readonly last: CalendarDate } | undefined {
  const dates = rows.map(({ applicationDate }) => applicationDate).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  return first && last ? { first, last } : undefined;
}
