import type { LoadedPack, PackKind } from './pack.js';

/** All rule packs of the platform. Resolution takes it as an argument, so a decision can be made again under the same rules. */
export interface PolicyBook {
  readonly packs: readonly LoadedPack[];
  readonly byKind: ReadonlyMap<PackKind, readonly LoadedPack[]>;
  find(packId: string): LoadedPack | undefined;
}

/** @throws Error if two packs share an id. */
export function policyBook(packs: readonly LoadedPack[]): PolicyBook {
  const byId = new Map<string, LoadedPack>();
  const byKind = new Map<PackKind, LoadedPack[]>();
  for (const pack of packs) {
    if (byId.has(pack.id)) throw new Error(`rule pack listed twice: ${pack.id}`);
    byId.set(pack.id, pack);
    byKind.set(pack.kind, [...(byKind.get(pack.kind) ?? []), pack]);
  }
  return { packs, byKind, find: (packId) => byId.get(packId) };
}
