import type { Timeline, TimelineEntry } from '@juanzong/case-history-contracts';
import type { PlatformClient } from '../http/platform-client.js';

/** What the default persona is chosen by. */
export interface CaseSituation {
  readonly caseId: string;
  readonly agency: string;
  /** Who has the case, or had it last. */
  readonly lawyerId: string | undefined;
  readonly entries: readonly TimelineEntry[];
}

/** Read from the case file itself, so what was just written is in it. */
export async function situationOf(client: PlatformClient, persona: string, caseId: string): Promise<CaseSituation> {
  const { entries } = await client.get<Timeline>(`/api/case-history/v1/cases/${caseId}/timeline`, persona);
  const assigned = entries.filter(({ type }) => type === 'assignment.ProviderAssigned').at(-1);
  return { caseId, agency: entries.at(-1)?.agency ?? '', lawyerId: (assigned?.data as { lawyerId?: string } | undefined)?.lawyerId, entries };
}
