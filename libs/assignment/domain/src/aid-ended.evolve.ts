import type { advanceAidSettledV1, objectionDecidedV1 } from '@juanzong/eligibility-contracts';
import type { DataOf, RecordedEntry } from '@juanzong/kernel';
import { type AssignmentState, type Grant, isInHand } from './assignment.state.js';

type Step = (state: AssignmentState, entry: RecordedEntry) => AssignmentState;
const dataOf = <C>(entry: RecordedEntry): DataOf<C> => entry.data as DataOf<C>;

/**
 * The grant, or aid before it (法律援助法 44): the first opens the assignment, a later one only confirms. After a refusal, or aid that
 * had ended, a grant ordered upon an objection (49) lets the case go on.
 */
export const granted: Step = (state, { eventId, occurredAt, data }) => {
  const { basis, matter, matterCategory, lifeOrDeathPossible, minorInvolved } = data as Grant;
  const grant: Grant = { entry: eventId, occurredAt, basis, matter, matterCategory, lifeOrDeathPossible, minorInvolved };
  const now = goesOn(state, eventId);
  return now.kind === 'NotOpen' && now.grant === undefined ? { ...now, grant } : now;
};

/** Aid ended. A lawyer who has the case reports its closing; otherwise it ends at once. Where it stood is kept: an objection may revoke this. */
export const ended: Step = (state, { type, occurredAt }) => {
  if (isInHand(state)) {
    const { kind: _kind, file, grant, choice, assignment } = state;
    return { kind: 'TerminatedInHand', file, grant, choice, assignment, by: type, endedAt: occurredAt, stood: state };
  }
  return state.kind === 'NotOpen' || state.kind === 'AwaitingAssignment' ? { kind: 'Ended', file: state.file, by: type, stood: state } : state;
};

/** What became of aid before the decision: confirmed, nothing changes; otherwise it ends. */
export const settledAdvance: Step = (state, entry) => (dataOf<typeof advanceAidSettledV1>(entry).result === 'CONFIRMED' ? state : ended(state, entry));

export const objectionDecided: Step = (state, entry) =>
  (dataOf<typeof objectionDecidedV1>(entry).outcome === 'TERMINATION_REVOKED' ? goesOn(state, entry.eventId) : state);

/** On from where it stood, also after a closing by termination, with the file as it has become since. What intake ended stays ended. */
function goesOn(state: AssignmentState, wentOnBy: RecordedEntry['eventId']): AssignmentState {
  if (!('stood' in state) || state.stood === undefined || !state.by?.startsWith('eligibility.')) return state;
  return { ...state.stood, file: { ...state.file, wentOnBy } };
}
