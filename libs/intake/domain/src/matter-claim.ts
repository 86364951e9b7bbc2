import type { matterReleasedV1, matterTakenV1 } from '@juanzong/intake-contracts';
import type { DataOf, Decider, NewEntry, RecordedEntry, Refusal } from '@juanzong/kernel';

/** Which file holds the matter of one person against one opponent. */
export interface MatterState {
  readonly holder?: { readonly caseId: string; readonly agency: string };
}

export type MatterCommand =
  | { readonly kind: 'take'; readonly caseId: string; readonly agency: string }
  | { readonly kind: 'release'; readonly caseId: string; readonly agency: string; readonly reason: string };

export type MatterEvent =
  | NewEntry<'intake.MatterTaken', DataOf<typeof matterTakenV1>>
  | NewEntry<'intake.MatterReleased', DataOf<typeof matterReleasedV1>>;

/** The first append decides who holds a matter; a file that ended without acceptance lets it go. */
export const matterDecider: Decider<MatterCommand, MatterState, MatterEvent, Refusal<never>> = {
  initialState: () => ({}),
  evolve: (state, entry: RecordedEntry) => {
    if (entry.type === 'intake.MatterReleased') return {};
    if (entry.type !== 'intake.MatterTaken') return state;
    const { takenBy, takenByAgency } = entry.data as DataOf<typeof matterTakenV1>;
    return { holder: { caseId: takenBy, agency: takenByAgency } };
  },
  decide: (command, { holder }) => {
    if (command.kind === 'take') {
      return holder ? [] : [{ type: 'intake.MatterTaken', version: 1, agency: command.agency, data: { takenBy: command.caseId, takenByAgency: command.agency } }];
    }
    if (holder?.caseId !== command.caseId) return [];
    return [{ type: 'intake.MatterReleased', version: 1, agency: command.agency, data: { releasedBy: command.caseId, reason: command.reason } }];
  },
};
