import type { CaseListItem } from '@juanzong/case-history-contracts';
import type { Client } from './client.js';

const PAGE = 500;

/** Every case of the platform, as the auditor's list shows them. */
export async function allCases(client: Client, filter = ''): Promise<CaseListItem[]> {
  const found: CaseListItem[] = [];
  for (;;) {
    const { total, cases } = await client.read<{ total: number; cases: CaseListItem[] }>('auditor', `/api/case-history/v1/cases?limit=${PAGE}&offset=${found.length}${filter}`);
    found.push(...cases);
    if (found.length >= total || cases.length === 0) return found;
  }
}

/** What the check says of everything. */
export interface CheckAnswer {
  readonly ok: boolean;
  readonly checked: { readonly streams: number; readonly entries: number; readonly rows: number };
  readonly findings: readonly { readonly code: string; readonly where: string; readonly zh: string; readonly en: string }[];
}

export const check = (client: Client): Promise<CheckAnswer> => client.read<CheckAnswer>('auditor', '/api/case-history/v1/check');
