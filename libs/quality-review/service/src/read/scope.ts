import type { Actor } from '@juanzong/kernel';

/** A condition in SQL with its parameters, numbered from where it is told to. */
export interface Condition {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** The regions below a region code begin with what stands before its trailing pairs of zeros. */
const below = (region: string): string => `${region.replace(/(00)+$/, '')}%`;

/**
 * Which cases of `quality_case c` an actor sees: staff their own agency's, a bureau those of every agency below it, a lawyer those in
 * their own hands, operators and auditors all. `agency` narrows that further.
 */
export function within({ role, agency: own, id }: Actor, agency: string | undefined): Condition[] {
  const asked = agency === undefined ? [] : [{ sql: 'c.agency = ?', params: [agency] }];
  if (role === 'lawyer') return [...asked, { sql: 'c.lawyer_id = ?', params: [id.replace(/^lawyer:/, '')] }];
  if (own === undefined) return asked;
  return [...asked, role === 'supervisor' ? { sql: 'c.agency LIKE ?', params: [below(own)] } : { sql: 'c.agency = ?', params: [own] }];
}

/** All conditions as one WHERE, `?` replaced by the numbered parameters of PostgreSQL. */
export function whereOf(conditions: readonly Condition[]): { readonly where: string; readonly params: unknown[] } {
  let n = 0;
  const sql = conditions.map((one) => one.sql.replaceAll('?', () => `$${(n += 1)}`));
  return { where: sql.length === 0 ? 'true' : sql.join(' AND '), params: conditions.flatMap(({ params }) => [...params]) };
}
