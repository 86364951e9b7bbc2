import type { Bilingual } from '@juanzong/kernel';
import { entriesSoFar } from '@juanzong/event-store';
import type { ServiceRuntime } from '@juanzong/service-kit';

export interface KindSeen {
  readonly type: string;
  readonly label: Bilingual;
  /** How many entries of it stand in the store, of whatever version; 0 for a kind that never occurred. */
  readonly count: number;
}

/** Every kind of entry that may stand in a file, with how often it does: reads the whole store once. */
export async function kindsSeen({ registry, log }: Pick<ServiceRuntime, 'registry' | 'log'>): Promise<KindSeen[]> {
  const counts = new Map<string, number>();
  for await (const { entry } of entriesSoFar(log)) counts.set(entry.type, (counts.get(entry.type) ?? 0) + 1);
  const labels = new Map<string, Bilingual>(registry.all().map(({ contract }) => [contract.type, contract.label]));
  return [...labels].map(([type, label]) => ({ type, label, count: counts.get(type) ?? 0 })).sort((a, b) => (a.type < b.type ? -1 : 1));
}
