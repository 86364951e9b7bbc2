import type { archiveSubmittedV1 } from '@juanzong/quality-review-contracts';
import type { DataOf, EventId, OccurredAt, RecordedEntry } from '@juanzong/kernel';
import { goesOn } from './file.state.js';

type Submitted = DataOf<typeof archiveSubmittedV1>;

/** What was handed in last. */
export interface Submission extends Pick<Submitted, 'list' | 'stage' | 'items'> {
  readonly entry: EventId;
  readonly occurredAt: OccurredAt;
}

/** Where the archive of a case stands. */
export type ArchiveState =
  | { readonly status: 'NotClosed' }
  | { readonly status: 'AwaitingSubmission'; readonly clockStarted: boolean }
  | { readonly status: 'Submitted'; readonly submission: Submission }
  | { readonly status: 'Returned'; readonly submission: Submission }
  | { readonly status: 'Accepted'; readonly submission: Submission; readonly acceptedBy: EventId };

export const initialArchive = (): ArchiveState => ({ status: 'NotClosed' });

/** Folds the closing, what quality review wrote about the archive, and that a closed case goes on. */
export function evolveArchive(state: ArchiveState, entry: RecordedEntry): ArchiveState {
  switch (entry.type) {
    case 'assignment.CaseClosed':
      return state.status === 'NotClosed' ? { status: 'AwaitingSubmission', clockStarted: false } : state;
    case 'quality-review.DeadlineStarted': {
      const { ruleId } = (entry.data as { readonly deadline: { readonly ruleId: string } }).deadline;
      return state.status === 'AwaitingSubmission' && ruleId === 'archive-submission' ? { ...state, clockStarted: true } : state;
    }
    case 'quality-review.ArchiveSubmitted': {
      const { list, stage, items } = entry.data as Submitted;
      return { status: 'Submitted', submission: { entry: entry.eventId, occurredAt: entry.occurredAt, list, stage, items } };
    }
    case 'quality-review.ArchiveReturned':
      return state.status === 'Submitted' ? { status: 'Returned', submission: state.submission } : state;
    case 'quality-review.ArchiveAccepted':
      return state.status === 'Submitted' ? { status: 'Accepted', submission: state.submission, acceptedBy: entry.eventId } : state;
    case 'eligibility.ObjectionDecided':
      return goesOn(entry) ? initialArchive() : state;
    default:
      return state;
  }
}
