import { type Actor, agencyCode, calendarDate } from '@juanzong/kernel';
import { type PolicyBook, type RequiredObservation, requiredObservation } from '@juanzong/policy';
import type { DataSource } from 'typeorm';
import { whereOf, within } from './scope.js';

const WHOLE = 10_000;

/** How many of an agency's cases that had a hearing in a year were observed, and how many must be. Ratios in ten-thousandths, rounded down. */
export interface HearingsOfAgency {
  readonly agency: string;
  /** Hearings that were notified for the year and not adjourned. */
  readonly notified: number;
  readonly observed: number;
  readonly cases: { readonly heard: number; readonly observed: number; readonly ratio: number | null };
  /** Null where no rule of the region says one. */
  readonly required: RequiredObservation | null;
  /** Cases that are still to be observed. */
  readonly owed: number;
}

export interface HearingsFilter {
  readonly agency?: string | undefined;
  readonly year: number;
}

interface Raw {
  readonly agency: string;
  readonly notified: number;
  readonly observed: number;
  readonly heard: number;
  readonly observed_cases: number;
}

/** By agency, as the actor may see them. The rule is that of the year's last day. */
export async function hearingsObserved(dataSource: DataSource, book: PolicyBook, { agency, year }: HearingsFilter, actor: Actor): Promise<{ year: number; agencies: HearingsOfAgency[] }> {
  const { where, params } = whereOf([...within(actor, agency), { sql: 'NOT h.replaced', params: [] }, { sql: 'h.hearing_on LIKE ?', params: [`${year}-%`] }]);
  const rows = await dataSource.query<Raw[]>(
    `SELECT c.agency, count(*)::int AS notified, (count(*) FILTER (WHERE h.observed))::int AS observed, count(DISTINCT h.case_id)::int AS heard,
       (count(DISTINCT h.case_id) FILTER (WHERE h.observed))::int AS observed_cases
     FROM quality_hearing h JOIN quality_case c ON c.case_id = h.case_id WHERE ${where} GROUP BY c.agency ORDER BY c.agency`, params,
  );
  return { year, agencies: rows.map((row) => ofAgency(row, year, book)) };
}

function ofAgency({ agency, notified, observed, heard, observed_cases: seen }: Raw, year: number, book: PolicyBook): HearingsOfAgency {
  const required = requiredObservation(book, { region: agencyCode(agency), date: calendarDate(`${year}-12-31`) }) ?? null;
  return { agency, notified, observed, cases: { heard, observed: seen, ratio: ratioOf(seen, heard) }, required, owed: required === null ? 0 : stillOwed(heard, seen, required.perTenThousand) };
}

const ratioOf = (part: number, whole: number): number | null => (whole === 0 ? null : Math.floor((part * WHOLE) / whole));

/** A part of a case is a case: what is required is rounded up. */
export const stillOwed = (heard: number, observed: number, perTenThousand: number): number => Math.max(0, Math.ceil((heard * perTenThousand) / WHOLE) - observed);
