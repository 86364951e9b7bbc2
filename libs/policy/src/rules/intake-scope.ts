import { type AgencyCode, type PolicyVersion, regionCode, type RegionCode } from '@juanzong/kernel';
import type { PolicyBook } from '../book.js';
import { policyMissing, type PolicyMissing } from '../missing.js';
import type { LoadedPack, ParamsOf } from '../pack.js';
import { cityOf, isWithin, provinceOf } from '../regions.js';
import { type At, packsInForce, versionsOf } from '../resolve.js';

/**
 * Whether an agency may receive what another region's agency is competent for, by the pack of the receiving agency. PARTNER_REGIONS
 * is the own province and the regions that the agreement names; every agency may receive what is its own.
 */
export function withinIntakeScope({ scope, partnerRegions }: ParamsOf<'intake-scope'>, receiving: RegionCode | AgencyCode, competent: RegionCode | AgencyCode): boolean {
  switch (scope) {
    case 'OWN': return receiving === regionCode(competent);
    case 'CITY': return isWithin(competent, cityOf(receiving));
    case 'PROVINCE': return isWithin(competent, provinceOf(receiving));
    case 'PARTNER_REGIONS': return [provinceOf(receiving), ...partnerRegions].some((region) => isWithin(competent, region));
  }
}

/** Whose receipt starts the examination of a forwarded application, and the pack that says so. */
export interface ForwardingClock {
  readonly startsAt: NonNullable<ParamsOf<'intake-scope'>['clockStartsAt']>;
  readonly pack: LoadedPack<'intake-scope'>;
  readonly verified: boolean;
  readonly used: readonly PolicyVersion[];
}

/** The most specific pack of the receiving agency that says it (LAW 43 counts from "receipt"; whose, in a forwarding, is the region's to say). */
export function forwardingClock(book: PolicyBook, at: At): ForwardingClock | PolicyMissing {
  for (const pack of packsInForce(book, 'intake-scope', at)) {
    const startsAt = pack.params.clockStartsAt;
    if (startsAt !== undefined) return { startsAt, pack, verified: pack.verified, used: versionsOf([pack]) };
  }
  return policyMissing('intake-scope', regionCode(at.region), at.date, 'clockStartsAt');
}
