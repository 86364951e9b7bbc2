import type { Timeline, TimelineEntry } from '@juanzong/case-history-contracts';
import type { PlatformClient } from '../http/platform-client.js';

/** What the default persona is chosen by. */
export interface CaseSituation {
  readonly caseId: string;
  readonly agency: string;
  /** Who has the case, or had it last. */
  readonly lawyerId: string | undefined;
  /** Agencies that a forwarding names besides the owner. */
  readonly otherAgencies: readonly string[];
  /** Reviewers who were appointed for it. */
  readonly reviewers: readonly string[];
  readonly entries: readonly TimelineEntry[];
}

/** Read from the case file itself, so what was just written is in it. */
export async function situationOf(client: PlatformClient, persona: string, caseId: string): Promise<CaseSituation> {
  const { entries } = await client.get<Timeline>(`/api/case-history/v1/cases/${caseId}/timeline`, persona);
  const assigned = entries.filter(({ type }) => type === 'assignment.ProviderAssigned').at(-1);
  const agency = entries.at(-1)?.agency ?? '';
  const named = entries.flatMap(({ type, data, agency: owner }) => (type === 'cross-region-transfer.ForwardProposed' ? [owner, (data as { to?: string }).to ?? owner] : [owner]));
  return {
    caseId, agency, lawyerId: (assigned?.data as { lawyerId?: string } | undefined)?.lawyerId, entries, otherAgencies: [...new Set(named)].filter((code) => code !== agency),
    reviewers: [...new Set(entries.flatMap(({ data }) => reviewersIn(data as Appointed)))],
  };
}

interface Appointed {
  readonly reviewers?: readonly { readonly reviewerId?: string }[];
  readonly arbiter?: { readonly reviewerId?: string };
}

const reviewersIn = ({ reviewers, arbiter }: Appointed): string[] => [...(Array.isArray(reviewers) ? (reviewers as NonNullable<Appointed['reviewers']>) : []), arbiter].flatMap((one) => one?.reviewerId ?? []);
