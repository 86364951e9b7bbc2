import type { Entry } from '@juanzong/case-file';
import type { decisionServedV1 } from '@juanzong/eligibility-contracts';
import type { documentIssuedV1, documentServedV1 } from '@juanzong/intake-contracts';
import type { DataOf } from '@juanzong/kernel';

export interface IssuedEntry {
  readonly eventId: string;
  /** The agency that signed it. */
  readonly by: string | null;
  readonly data: DataOf<typeof documentIssuedV1>;
  readonly served?: Pick<DataOf<typeof documentServedV1>, 'method' | 'servedOn'>;
}

/** Every letter on record in a file, in order, with its service; a decision's service is recorded by eligibility. */
export function lettersOfFile(entries: readonly Entry[]): IssuedEntry[] {
  const served = new Map<string, IssuedEntry['served']>();
  const decision = entries.findLast(({ type }) => type === 'eligibility.DecisionServed')?.data as DataOf<typeof decisionServedV1> | undefined;
  for (const { type, data } of entries) if (type === 'intake.DocumentServed') served.set((data as DataOf<typeof documentServedV1>).issued, data as DataOf<typeof documentServedV1>);
  return entries.filter(({ type }) => type === 'intake.DocumentIssued').map(({ eventId, actor, data: written }) => {
    const data = written as DataOf<typeof documentIssuedV1>;
    const service = served.get(eventId) ?? (DECISIONS.includes(data.form) ? decision : undefined);
    return { eventId, by: actor.agency ?? null, data, ...(service ? { served: service } : {}) };
  });
}

const DECISIONS: readonly string[] = ['grant-decision', 'refusal-decision'];
