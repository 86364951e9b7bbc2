import type { PolicyVersion } from '@juanzong/kernel';
import type { PolicyBook } from '../book.js';
import type { CaseFacts } from '../case-facts.js';
import type { HardshipRoute, VerificationMethod } from '../catalogue/hardship.js';
import type { CaseOrigin } from '../catalogue/matters.js';
import type { MaterialCode } from '../catalogue/materials.js';
import { matches } from '../facts.js';
import { isPolicyMissing, type PolicyMissing } from '../missing.js';
import type { LoadedPack, ParamsOf } from '../pack.js';
import { type At, resolve, versionsOf } from '../resolve.js';

/** What decides which materials a case needs. */
export interface MaterialsFacts extends CaseFacts {
  readonly origin: CaseOrigin;
  readonly hasAgent: boolean;
  readonly route: HardshipRoute;
  /** The method by which hardship is verified; absent where it is not. */
  readonly verification?: VerificationMethod;
}

export interface RequiredMaterial {
  /** Any one of these satisfies it; the first is what a notice names. */
  readonly anyOf: readonly MaterialCode[];
  readonly pack: string;
  /** The pack itself, for the trace. */
  readonly from: LoadedPack<'materials'>;
  readonly verified: boolean;
}

type Requirement = ParamsOf<'materials'>['required'][number];

const isWanted = (one: Requirement, facts: MaterialsFacts): boolean =>
  (one.origins === undefined || one.origins.includes(facts.origin)) &&
  (one.withAgent === undefined || one.withAgent === facts.hasAgent) &&
  (one.routes === undefined || one.routes.includes(facts.route)) &&
  (one.verification === undefined || (facts.verification !== undefined && one.verification.includes(facts.verification))) &&
  (one.when === undefined || matches(one.when, facts));

const fromPack = (pack: LoadedPack<'materials'>, facts: MaterialsFacts): RequiredMaterial[] =>
  pack.params.required.filter((one) => isWanted(one, facts)).map((one) => ({ anyOf: one.anyOf, pack: pack.id, from: pack, verified: pack.verified }));

/** Everything that the packs on the path require, each requirement once. */
export function requiredMaterials(
  book: PolicyBook, at: At, facts: MaterialsFacts,
): { readonly required: readonly RequiredMaterial[]; readonly used: readonly PolicyVersion[] } | PolicyMissing {
  const packs = resolve(book, 'materials', at);
  if (isPolicyMissing(packs)) return packs;
  const byChoice = new Map<string, RequiredMaterial>();
  for (const one of packs.flatMap((pack) => fromPack(pack, facts))) {
    const key = [...one.anyOf].sort().join('|');
    if (!byChoice.has(key)) byChoice.set(key, one);
  }
  return { required: [...byChoice.values()], used: versionsOf(packs) };
}

/** The requirements that what was handed in does not satisfy. */
export const missingMaterials = (required: readonly RequiredMaterial[], handedIn: readonly MaterialCode[]): RequiredMaterial[] =>
  required.filter((one) => !one.anyOf.some((code) => handedIn.includes(code)));
