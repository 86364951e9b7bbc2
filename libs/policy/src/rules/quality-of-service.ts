import { type Bilingual, type PolicyVersion, regionCode } from '@juanzong/kernel';
import type { PolicyBook } from '../book.js';
import { isPolicyMissing, policyMissing, type PolicyMissing } from '../missing.js';
import { type At, packsInForce, resolve, versionsOf } from '../resolve.js';

export interface RatedAspect {
  readonly code: string;
  readonly label: Bilingual;
  readonly verified: boolean;
}

/** The aspects of a service that are scored: of all packs on the path, each once. A service without any is an error of the rules. */
export function ratedAspects(
  book: PolicyBook, at: At, service: 'RECEPTION' | 'UNDERTAKING',
): { readonly aspects: readonly RatedAspect[]; readonly used: readonly PolicyVersion[] } | PolicyMissing {
  const packs = resolve(book, 'service-rating', at);
  if (isPolicyMissing(packs)) return packs;
  const aspects = new Map<string, RatedAspect>();
  for (const { params, verified } of packs) {
    for (const { code, label, services } of params.aspects) if (services.includes(service) && !aspects.has(code)) aspects.set(code, { code, label, verified });
  }
  return aspects.size === 0 ? policyMissing('service-rating', regionCode(at.region), at.date, service) : { aspects: [...aspects.values()], used: versionsOf(packs) };
}

export interface RequiredObservation {
  readonly perTenThousand: number;
  readonly pack: string;
  readonly verified: boolean;
}

/** The ratio of cases that went to a hearing which must be observed; undefined where no rule of the region says one: none is then owed. */
export function requiredObservation(book: PolicyBook, at: At): RequiredObservation | undefined {
  const [pack] = packsInForce(book, 'hearing-observation', at);
  return pack && { perTenThousand: pack.params.perTenThousand, pack: pack.id, verified: pack.verified };
}
