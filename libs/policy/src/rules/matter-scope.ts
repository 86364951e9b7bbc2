import type { PolicyVersion } from '@juanzong/kernel';
import type { PolicyBook } from '../book.js';
import type { CaseFacts } from '../case-facts.js';
import { isPolicyMissing, type PolicyMissing } from '../missing.js';
import type { LoadedPack } from '../pack.js';
import { type At, resolve, versionsOf } from '../resolve.js';
import { traceLine, type TraceLine } from '../trace.js';

export interface ScopeAnswer {
  readonly inScope: boolean;
  /** The packs that said yes. */
  readonly by: readonly string[];
  readonly trace: readonly TraceLine[];
  readonly used: readonly PolicyVersion[];
}

/** What one pack says of a matter. A pack for certain groups says no to everybody else. */
function saysYes({ params: { scope } }: LoadedPack<'matter-scope'>, facts: CaseFacts): boolean {
  if (scope.forGroups && !scope.forGroups.some((group) => facts.groups.includes(group))) return false;
  if (scope.mode === 'unlimited') return true;
  return scope.matters.includes(facts.matter) === (scope.mode === 'whitelist');
}

/** Union of the whitelists on the region's path (LAW 31(9)), unless a pack is unlimited or a negative list that lets it pass. */
export function matterScope(book: PolicyBook, at: At, facts: CaseFacts): ScopeAnswer | PolicyMissing {
  const packs = resolve(book, 'matter-scope', at);
  if (isPolicyMissing(packs)) return packs;
  const trace = packs.map((pack) =>
    traceLine(pack, saysYes(pack, facts) ? 'yes' : 'no', {
      matter: facts.matter, mode: pack.params.scope.mode, ...(pack.params.scope.forGroups ? { groups: [...facts.groups] } : {}),
    }),
  );
  const by = packs.filter((pack) => saysYes(pack, facts)).map((pack) => pack.id);
  return { inScope: by.length > 0, by, trace, used: versionsOf(packs) };
}
