import type { Measure } from '@juanzong/case-history-contracts';
import type { Actor, Instant } from '@juanzong/kernel';
import { ownAgencyOf, regionPrefix } from '../scope.js';

/** What is counted: facts that happened from `from` to `to`, both included, as they were on record at `asOf`. */
export interface StatisticsFilter {
  readonly measures: readonly Measure[];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** What is on record now, if absent. */
  readonly asOf?: Instant | undefined;
  readonly agency?: string | undefined;
  /** A region of any level: the agencies in it. */
  readonly region?: string | undefined;
  readonly month?: string | undefined;
  readonly matter?: string | undefined;
  readonly category?: string | undefined;
  readonly group?: string | undefined;
  readonly channel?: string | undefined;
  readonly lawyer?: string | undefined;
  readonly grade?: string | undefined;
}

export interface Where {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** The condition on `statistics_delta s`, within what the actor may see: staff their agency, a supervising authority its region. */
export function whereOf(filter: StatisticsFilter, actor: Actor): Where {
  const parameters: unknown[] = [];
  const clauses: string[] = [];
  const add = (clause: (placeholder: string) => string, value: unknown): void => {
    if (value === undefined) return;
    parameters.push(value);
    clauses.push(clause(`$${parameters.length}`));
  };
  const inRegion = (code: string | undefined): string | undefined => code && `${regionPrefix(code)}%`;
  add((p) => `s.measure = ANY(${p})`, filter.measures);
  add((p) => `s.agency = ${p}`, ownAgencyOf(actor));
  add((p) => `s.agency LIKE ${p}`, actor.role === 'supervisor' ? inRegion(actor.agency ?? 'nowhere') : undefined);
  add((p) => `s.agency = ${p}`, filter.agency);
  add((p) => `s.agency LIKE ${p}`, inRegion(filter.region));
  add((p) => `s.occurred_on >= ${p}`, filter.from);
  add((p) => `s.occurred_on <= ${p}`, filter.to);
  add((p) => `s.recorded_at <= ${p}`, filter.asOf);
  add((p) => `left(s.occurred_on, 7) = ${p}`, filter.month);
  add((p) => `s.matter = ${p}`, filter.matter);
  add((p) => `s.category = ${p}`, filter.category);
  add((p) => (filter.group === NO_GROUP ? `cardinality(s.groups) = 0 AND ${p} = '${NO_GROUP}'` : `${p} = ANY(s.groups)`), filter.group);
  add((p) => `s.channel = ${p}`, filter.channel);
  add((p) => `s.lawyer_id = ${p}`, filter.lawyer);
  add((p) => `s.grade = ${p}`, filter.grade);
  return { sql: clauses.join(' AND '), parameters };
}

/** The group of a case that belongs to none. */
export const NO_GROUP = 'NONE';
