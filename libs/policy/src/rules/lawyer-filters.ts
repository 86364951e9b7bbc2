import type { PolicyVersion } from '@juanzong/kernel';
import type { PolicyBook } from '../book.js';
import type { CaseFacts } from '../case-facts.js';
import { matches } from '../facts.js';
import type { LawyerFilter } from '../kinds/service.js';
import { isPolicyMissing, type PolicyMissing } from '../missing.js';
import { type At, resolve, versionsOf } from '../resolve.js';

export interface RequiredFilter {
  readonly filter: LawyerFilter;
  readonly pack: string;
  readonly article?: string;
  readonly verified: boolean;
}

/** Every hard filter of every pack on the path that applies to the case: all of them must be passed. */
export function lawyerFilters(
  book: PolicyBook, at: At, facts: CaseFacts,
): { readonly filters: readonly RequiredFilter[]; readonly used: readonly PolicyVersion[] } | PolicyMissing {
  const packs = resolve(book, 'lawyer-filter', at);
  if (isPolicyMissing(packs)) return packs;
  const filters = packs.flatMap((pack) =>
    pack.params.filters
      .filter((filter) => matches(filter.when, facts))
      .map((filter): RequiredFilter => ({
        filter, pack: pack.id, verified: pack.verified, ...(pack.source.article === undefined ? {} : { article: pack.source.article }),
      })),
  );
  return { filters, used: versionsOf(packs) };
}
