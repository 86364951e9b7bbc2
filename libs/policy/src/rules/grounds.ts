import type { PolicyVersion } from '@juanzong/kernel';
import type { PolicyBook } from '../book.js';
import type { CaseFacts } from '../case-facts.js';
import { matches, seenBy } from '../facts.js';
import type { Ground } from '../kinds/common.js';
import { isPolicyMissing, type PolicyMissing } from '../missing.js';
import type { LoadedPack } from '../pack.js';
import { type At, packsInForce, resolve, versionsOf } from '../resolve.js';
import { traceLine, type TraceLine } from '../trace.js';

/** A ground that applied, and the pack it stands in. */
export interface AppliedGround {
  readonly pack: string;
  readonly ground: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly verified: boolean;
}

export interface GroundsAnswer {
  readonly applies: boolean;
  readonly grounds: readonly AppliedGround[];
  readonly trace: readonly TraceLine[];
  readonly used: readonly PolicyVersion[];
}

type GroundKind = 'hardship-waiver' | 'check-exemption' | 'green-channel' | 'home-visit' | 'advance-aid' | 'instant-processing';

/** Union: every ground of every pack is tried, and one that applies is enough. */
export function unionOfGrounds(packs: readonly LoadedPack<GroundKind>[], facts: CaseFacts): GroundsAnswer {
  const tried = packs.flatMap((pack) => pack.params.grounds.map((ground: Ground) => ({ pack, ground, applies: matches(ground.when, facts) })));
  const grounds = tried
    .filter(({ applies }) => applies)
    .map(({ pack, ground }) => ({ pack: pack.id, ground: ground.code, label: ground.label, verified: pack.verified }));
  const trace = tried.map(({ pack, ground, applies }) => traceLine(pack, applies ? 'yes' : 'no', seenBy(ground.when, facts), ground));
  return { applies: grounds.length > 0, grounds, trace, used: versionsOf(packs) };
}

const law = (kind: 'hardship-waiver' | 'check-exemption' | 'advance-aid') => (book: PolicyBook, at: At, facts: CaseFacts): GroundsAnswer | PolicyMissing => {
  const packs = resolve(book, kind, at);
  return isPolicyMissing(packs) ? packs : unionOfGrounds(packs, facts);
};

/** LAW 32 and what regions add: hardship does not matter. */
export const hardshipWaiver = law('hardship-waiver');
/** LAW 42 and what regions add: hardship is not checked. */
export const checkExemption = law('check-exemption');
/** LAW 44: aid may begin before the decision. */
export const advanceAid = law('advance-aid');

/** A service that a region may offer or not: no pack means that it is not offered, which is an answer and not an error. */
const offered = (kind: 'green-channel' | 'home-visit') => (book: PolicyBook, at: At, facts: CaseFacts): GroundsAnswer =>
  unionOfGrounds(packsInForce(book, kind, at), facts);

export const greenChannel = offered('green-channel');
export const homeVisit = offered('home-visit');
