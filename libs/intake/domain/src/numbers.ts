import { type Buckets, fromBuckets, withValue } from '@juanzong/common-domain';
import type { numberDrawnV1, numberGapExplainedV1 } from '@juanzong/intake-contracts';
import type { DataOf, Decider, NewEntry, Refusal } from '@juanzong/kernel';

/** The last number drawn at one agency in one year for one kind of case. */
export interface NumbersState {
  readonly last: number;
  /** Numbers that were given up: no acceptance may carry them any more. */
  readonly explained: readonly number[];
  /** The numbers that were drawn for each case. */
  readonly drawn: Buckets<readonly number[]>;
}

/** What was drawn for a case, explained or not. */
export const numbersOf = (state: NumbersState, caseId: string): readonly number[] => fromBuckets(state.drawn, caseId) ?? [];

export type NumbersCommand =
  | { readonly kind: 'draw'; readonly agency: string; readonly caseId: string }
  | { readonly kind: 'explainGap'; readonly agency: string; readonly caseId: string; readonly ordinal: number; readonly reason: string };

export type NumbersEvent =
  | NewEntry<'intake.NumberDrawn', DataOf<typeof numberDrawnV1>>
  | NewEntry<'intake.NumberGapExplained', DataOf<typeof numberGapExplainedV1>>;

/** One number for each acceptance tried: the command id is derived from the acceptance, so a retry draws the same number again. */
export const numbersDecider: Decider<NumbersCommand, NumbersState, NumbersEvent, Refusal<never>> = {
  initialState: () => ({ last: 0, explained: [], drawn: {} }),
  evolve: (state, entry) => {
    if (entry.type === 'intake.NumberDrawn') {
      const { ordinal, drawnFor } = entry.data as DataOf<typeof numberDrawnV1>;
      return { ...state, last: ordinal, drawn: withValue(state.drawn, drawnFor, [...numbersOf(state, drawnFor), ordinal]) };
    }
    if (entry.type !== 'intake.NumberGapExplained') return state;
    return { ...state, explained: [...state.explained, (entry.data as DataOf<typeof numberGapExplainedV1>).ordinal] };
  },
  decide: (command, { last, explained }) => {
    if (command.kind === 'draw') return [{ type: 'intake.NumberDrawn', version: 1, agency: command.agency, data: { ordinal: last + 1, drawnFor: command.caseId } }];
    return explained.includes(command.ordinal)
      ? []
      : [{ type: 'intake.NumberGapExplained', version: 1, agency: command.agency, data: { ordinal: command.ordinal, drawnFor: command.caseId, reason: command.reason } }];
  },
};
