import type { Actor } from '@juanzong/kernel';
import type { SelectQueryBuilder } from 'typeorm';

/** Who acts for an agency of its own; a supervising authority acts for a region. */
export const ownAgencyOf = ({ role, agency }: Actor): string | undefined => (role === 'supervisor' ? undefined : agency);

/** The regions below a supervising authority's, as the beginning of their codes: 340200 → 3402; all for the nation's. */
export const regionPrefix = (code: string): string => code.replace(/(00)+$/, '');

/** Whether an agency lies in the region of a supervising authority. */
export const supervises = (actor: Actor, agency: string): boolean => actor.role === 'supervisor' && actor.agency !== undefined && agency.startsWith(regionPrefix(actor.agency));

/** Whose cases come to them one by one: reviewers from a campaign, organs by what they forwarded. */
const SEES_NO_LIST: ReadonlySet<string> = new Set(['reviewer', 'organ']);

/** Narrows a list to what the actor may see: staff their agency, a supervising authority its region, everybody else what the caller says. */
export function withinScope<T extends object>(query: SelectQueryBuilder<T>, column: string, actor: Actor): void {
  if (SEES_NO_LIST.has(actor.role)) query.andWhere('false');
  const own = ownAgencyOf(actor);
  if (own !== undefined) query.andWhere(`${column} = :ownAgency`, { ownAgency: own });
  if (actor.role === 'supervisor') query.andWhere(`${column} LIKE :ownRegion`, { ownRegion: `${regionPrefix(actor.agency ?? '')}%` });
}
