import { type AgencyCode, type CalendarDate, type PolicyVersion, regionCode, regionPath, type RegionCode } from '@juanzong/kernel';
import type { PolicyBook } from './book.js';
import { policyMissing, type PolicyMissing } from './missing.js';
import { type LoadedPack, type PackKind, RANKS } from './pack.js';

/** Where and when: the region or agency, and the date of the triggering event. */
export interface At {
  readonly region: RegionCode | AgencyCode;
  readonly date: CalendarDate;
}

const specificity = (pack: LoadedPack): number => (pack.region === '000000' ? 0 : pack.region.endsWith('0000') ? 1 : pack.region.endsWith('00') ? 2 : 3);

/** The most specific region first; within a region the higher rank, then the later start, then the id. */
const byPrecedence = (a: LoadedPack, b: LoadedPack): number =>
  specificity(b) - specificity(a) || RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank) ||
  b.validFrom.localeCompare(a.validFrom) || a.id.localeCompare(b.id);

/** The packs of a kind on a region's path by precedence, whatever the date: looked for once, since a book does not change. */
const onPaths = new WeakMap<PolicyBook, Map<string, readonly LoadedPack[]>>();
/** More than all agencies of a province ask for. */
const PATHS_KEPT = 50_000;

function packsOnPath<Kind extends PackKind>(book: PolicyBook, kind: Kind, region: At['region']): readonly LoadedPack<Kind>[] {
  const known = onPaths.get(book) ?? new Map<string, readonly LoadedPack[]>();
  onPaths.set(book, known);
  const key = `${kind} ${region}`;
  let packs = known.get(key);
  if (packs === undefined) {
    const path: readonly string[] = regionPath(region);
    packs = (book.byKind.get(kind) ?? []).filter((pack) => path.includes(pack.region)).sort(byPrecedence);
    if (known.size >= PATHS_KEPT) known.clear();
    known.set(key, packs);
  }
  return packs as readonly LoadedPack<Kind>[];
}

/** The packs of a kind on the region's path that are in force on the date, by precedence; empty if there is none. */
export const packsInForce = <Kind extends PackKind>(book: PolicyBook, kind: Kind, { region, date }: At): LoadedPack<Kind>[] =>
  packsOnPath(book, kind, region).filter(({ validFrom, validTo }) => validFrom <= date && (validTo === undefined || date <= validTo));

/** As `packsInForce`, but no pack at all is PolicyMissing. */
export function resolve<Kind extends PackKind>(book: PolicyBook, kind: Kind, at: At): readonly [LoadedPack<Kind>, ...LoadedPack<Kind>[]] | PolicyMissing {
  const [first, ...rest] = packsInForce(book, kind, at);
  return first ? [first, ...rest] : policyMissing(kind, regionCode(at.region), at.date);
}

/** What an entry pins of the packs a decision used: id, content hash, verified; each once, ordered by id. */
export function versionsOf(packs: readonly LoadedPack[]): PolicyVersion[] {
  const unique = new Map(packs.map((pack) => [pack.id, { id: pack.id, contentHash: pack.contentHash, verified: pack.verified }]));
  return [...unique.values()].sort((a, b) => a.id.localeCompare(b.id));
}

/** The union of pinned versions of several resolutions, each once, ordered by id. */
export function joinVersions(...lists: readonly (readonly PolicyVersion[])[]): PolicyVersion[] {
  const unique = new Map(lists.flat().map((version) => [`${version.id}@${version.contentHash}`, version]));
  return [...unique.values()].sort((a, b) => a.id.localeCompare(b.id) || a.contentHash.localeCompare(b.contentHash));
}
