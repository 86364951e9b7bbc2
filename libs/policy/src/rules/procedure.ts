import { type PolicyVersion, regionCode } from '@juanzong/kernel';
import type { PolicyBook } from '../book.js';
import type { VerificationMethod } from '../catalogue/hardship.js';
import { isPolicyMissing, policyMissing, type PolicyMissing } from '../missing.js';
import type { LoadedPack, PackKind, ParamsOf } from '../pack.js';
import { type At, packsInForce, resolve, versionsOf } from '../resolve.js';

/** One pack answers: the most specific region's, the highest rank within it. */
export interface SingleAnswer<Kind extends PackKind> {
  readonly params: ParamsOf<Kind>;
  readonly pack: LoadedPack<Kind>;
  readonly verified: boolean;
  readonly used: readonly PolicyVersion[];
}

function mostSpecific<Kind extends PackKind>(book: PolicyBook, kind: Kind, at: At): SingleAnswer<Kind> | PolicyMissing {
  const [pack] = packsInForce(book, kind, at);
  if (!pack) return policyMissing(kind, regionCode(at.region), at.date);
  return { params: pack.params, pack, verified: pack.verified, used: versionsOf([pack]) };
}

export const caseNumberFormat = (book: PolicyBook, at: At): SingleAnswer<'case-number-format'> | PolicyMissing => mostSpecific(book, 'case-number-format', at);
export const intakeScope = (book: PolicyBook, at: At): SingleAnswer<'intake-scope'> | PolicyMissing => mostSpecific(book, 'intake-scope', at);
export const decisionProcedure = (book: PolicyBook, at: At): SingleAnswer<'decision-procedure'> | PolicyMissing => mostSpecific(book, 'decision-procedure', at);

/** LAW 41 gives two ways; a region adds others. Certificates may be demanded only where no pack on the path forbids it. */
export function verificationMethods(
  book: PolicyBook, at: At,
): { readonly methods: readonly VerificationMethod[]; readonly certificatesMayBeDemanded: boolean; readonly used: readonly PolicyVersion[] } | PolicyMissing {
  const packs = resolve(book, 'verification', at);
  if (isPolicyMissing(packs)) return packs;
  return {
    methods: [...new Set(packs.flatMap((pack) => pack.params.methods))].sort(),
    certificatesMayBeDemanded: packs.every((pack) => pack.params.certificatesMayBeDemanded),
    used: versionsOf(packs),
  };
}

/** What a refused applicant may do: all remedies of all packs on the path. */
export function remedies(
  book: PolicyBook, at: At,
): { readonly remedies: ParamsOf<'remedy'>['remedies']; readonly used: readonly PolicyVersion[] } | PolicyMissing {
  const packs = resolve(book, 'remedy', at);
  if (isPolicyMissing(packs)) return packs;
  return { remedies: packs.flatMap((pack) => pack.params.remedies), used: versionsOf(packs) };
}

/** The groups to which a person belongs by age. */
export function ageGroups(
  book: PolicyBook, at: At, age: number,
): { readonly groups: readonly ParamsOf<'age-group'>['group'][]; readonly used: readonly PolicyVersion[] } {
  const packs = packsInForce(book, 'age-group', at);
  const groups = packs
    .filter(({ params }) => (params.minAge === undefined || age >= params.minAge) && (params.maxAge === undefined || age <= params.maxAge))
    .map(({ params }) => params.group);
  return { groups: [...new Set(groups)].sort(), used: versionsOf(packs) };
}
