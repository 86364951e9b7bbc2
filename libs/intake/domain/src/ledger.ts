import type { caseRegisteredV1 } from '@juanzong/intake-contracts';
import type { DataOf, Decider, NewEntry, Refusal } from '@juanzong/kernel';

/** The agency's ledger: how many files it opened, so far. */
export interface LedgerState {
  readonly count: number;
}

export interface RegisterCase {
  /** Whose ledger it is. */
  readonly agency: string;
  readonly caseId: string;
  readonly openedBy: string;
}

export type LedgerEvent = NewEntry<'intake.CaseRegistered', DataOf<typeof caseRegisteredV1>>;

/** Registers a file under the next ordinal. Its command id is derived from the file, so registering again changes nothing. */
export const ledgerDecider: Decider<RegisterCase, LedgerState, LedgerEvent, Refusal<never>> = {
  initialState: () => ({ count: 0 }),
  evolve: (state, entry) => (entry.type === 'intake.CaseRegistered' ? { count: (entry.data as DataOf<typeof caseRegisteredV1>).ordinal } : state),
  decide: ({ agency, caseId, openedBy }, { count }) => [
    { type: 'intake.CaseRegistered', version: 1, agency, data: { registeredCase: caseId, ordinal: count + 1, openedBy } },
  ],
};
