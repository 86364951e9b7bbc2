import { addDays, type CalendarDate, dateOf, type Instant } from '@juanzong/kernel';
import type { RegisterApplication } from '@juanzong/register';
import { Dice } from '../choice/chance.js';
import { morningOf, slotOf, SLOTS_A_DAY } from '../choice/working-time.js';
import { HABITS } from '../habits.js';
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

const TESTED = ['SUPPORT_OF_PARENTS', 'SOCIAL_INSURANCE'] as const;
const PAPERS = ['APPLICATION_FORM', 'IDENTITY', 'MATTER_MATERIALS', 'HARDSHIP_STATEMENT', 'COMMITMENT_LETTER', 'VERIFICATION_AUTHORISATION'] as const;

/** People who come back with another matter after some months; their means may have been looked into before. */
export function returning(seed: number, rows: readonly RegisterApplication[]): RegisterApplication[] {
  const last = spanOf(rows)?.last;
  return rows.flatMap((row) => {
    const dice = new Dice(seed, 'returning', row.agencyCode, row.registerNumber, row.applicationDate);
    const on = addDays(row.applicationDate, dice.between(...HABITS.intake.returns, 'after'));
    if (!row.household || row.notificationNumber !== undefined || last === undefined || on > last || !dice.happens(HABITS.intake.returning, 'whether')) return [];
    const { stage: _stage, handlingOrgan: _organ, limitationDate: _limit, preferredLawyer: _preferred, ...person } = row;
    const matter = TESTED.find((one) => one !== row.matter) ?? TESTED[0];
    return [{ ...person, registerNumber: `${row.registerNumber}-2`, applicationDate: on, channel: 'WINDOW', matter, cause: '另一纠纷', opponents: ['某某'], summary: '申请人再次就另一事项申请', verification: 'COMMITMENT' as const, materials: PAPERS }];
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
