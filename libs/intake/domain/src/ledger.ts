import type { caseRegisteredV1 } from '@juanzong/intake-contracts';
import type { DataOf, Decider, NewEntry, RecordedEntry, Refusal } from '@juanzong/kernel';

/** The agency's ledger: every file it opened, by contiguous ordinal. */
export interface LedgerState {
  readonly count: number;
  readonly ordinals: ReadonlyMap<string, number>;
}

export interface RegisterCase {
  readonly caseId: string;
  readonly openedBy: string;
}

export type LedgerEvent = NewEntry<'intake.CaseRegistered', DataOf<typeof caseRegisteredV1>>;

/** Registers each file once; registering again changes nothing. */
export const ledgerDecider: Decider<RegisterCase, LedgerState, LedgerEvent, Refusal<never>> = {
  initialState: () => ({ count: 0, ordinals: new Map() }),
  evolve: (state, entry: RecordedEntry) => {
    if (entry.type !== 'intake.CaseRegistered') return state;
    const { registeredCase, ordinal } = entry.data as DataOf<typeof caseRegisteredV1>;
    return { count: ordinal, ordinals: new Map(state.ordinals).set(registeredCase, ordinal) };
  },
  decide: ({ caseId, openedBy }, state) =>
    state.ordinals.has(caseId)
      ? []
      : [{ type: 'intake.CaseRegistered', version: 1, data: { registeredCase: caseId, ordinal: state.count + 1, openedBy } }],
};
