import { type AgencyCode, type CalendarDate, type PolicyVersion, regionCode, type RegionCode } from '@juanzong/kernel';
import type { PolicyBook } from '../book.js';
import { policyMissing, type PolicyMissing } from '../missing.js';
import type { LoadedPack } from '../pack.js';
import { provinceOf } from '../regions.js';
import { packsInForce, versionsOf } from '../resolve.js';
import { commonSuperior } from '../superior.js';

/** Whose justice bureau designates the competent agency where two agencies dispute. */
export type DesignatingAuthority =
  | { readonly by: 'COMMON_SUPERIOR'; readonly authority: RegionCode; readonly used: readonly PolicyVersion[] }
  | {
    readonly by: 'AGREEMENT'; readonly authority: RegionCode; readonly used: readonly PolicyVersion[];
    readonly pack: LoadedPack<'designation-agreement'>; readonly verified: boolean;
  };

/**
 * The common superior of two agencies, the bureau of the smallest region that holds both (山东条例 12, 上海 10; no national text was
 * readable). Two provinces have none below the ministry: the pack of their agreement says who designates, in either order; without
 * one the answer is policy.missing.
 */
export function designatedBy(book: PolicyBook, a: RegionCode | AgencyCode, b: RegionCode | AgencyCode, date: CalendarDate): DesignatingAuthority | PolicyMissing {
  const superior = commonSuperior(a, b);
  if (superior !== undefined) return { by: 'COMMON_SUPERIOR', authority: superior, used: [] };
  const parties: readonly string[] = [provinceOf(a), provinceOf(b)];
  const pack = packsInForce(book, 'designation-agreement', { region: regionCode('000000'), date })
    .find(({ params }) => params.parties.every((party) => parties.includes(party)));
  if (!pack) return policyMissing('designation-agreement', regionCode(a), date, regionCode(b));
  return { by: 'AGREEMENT', authority: regionCode(pack.params.designatedBy), pack, verified: pack.verified, used: versionsOf([pack]) };
}
