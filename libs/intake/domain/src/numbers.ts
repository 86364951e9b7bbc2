import type { numberDrawnV1, numberGapExplainedV1 } from '@juanzong/intake-contracts';
import type { DataOf, Decider, NewEntry, RecordedEntry, Refusal } from '@juanzong/kernel';

/** The numbers drawn at one agency in one year for one kind of case. */
export interface NumbersState {
  readonly last: number;
  readonly drawnFor: ReadonlyMap<string, number>;
}

export type NumbersCommand =
  | { readonly kind: 'draw'; readonly caseId: string }
  | { readonly kind: 'explainGap'; readonly caseId: string; readonly reason: string };

export type NumbersEvent =
  | NewEntry<'intake.NumberDrawn', DataOf<typeof numberDrawnV1>>
  | NewEntry<'intake.NumberGapExplained', DataOf<typeof numberGapExplainedV1>>;

/** One number a file, drawn once; a number that no acceptance came to carry is explained and not drawn again. */
export const numbersDecider: Decider<NumbersCommand, NumbersState, NumbersEvent, Refusal<never>> = {
  initialState: () => ({ last: 0, drawnFor: new Map() }),
  evolve: (state, entry: RecordedEntry) => {
    if (entry.type === 'intake.NumberDrawn') {
      const { ordinal, drawnFor } = entry.data as DataOf<typeof numberDrawnV1>;
      return { last: ordinal, drawnFor: new Map(state.drawnFor).set(drawnFor, ordinal) };
    }
    if (entry.type !== 'intake.NumberGapExplained') return state;
    const drawnFor = new Map(state.drawnFor);
    drawnFor.delete((entry.data as DataOf<typeof numberGapExplainedV1>).drawnFor);
    return { ...state, drawnFor };
  },
  decide: (command, state) => {
    const drawn = state.drawnFor.get(command.caseId);
    if (command.kind === 'draw') {
      return drawn === undefined ? [{ type: 'intake.NumberDrawn', version: 1, data: { ordinal: state.last + 1, drawnFor: command.caseId } }] : [];
    }
    if (drawn === undefined) return [];
    return [{ type: 'intake.NumberGapExplained', version: 1, data: { ordinal: drawn, drawnFor: command.caseId, reason: command.reason } }];
  },
};
