import { allowedActions as assignmentActions, assignmentDecider } from '@juanzong/assignment-domain';
import { eligibilityActions, eligibilityDecider } from '@juanzong/eligibility-domain';
import { intakeActions, intakeDecider } from '@juanzong/intake-domain';
import type { Bilingual, RecordedEntry, Role } from '@juanzong/kernel';

/** One thing that somebody may do next with a case. */
export interface Step {
  readonly context: string;
  readonly action: string;
  readonly label: Bilingual;
  readonly roles: readonly Role[];
}

interface Folding<S> {
  initialState(): S;
  evolve(state: S, entry: RecordedEntry): S;
}
type Offered = Pick<Step, 'label' | 'roles'> & { readonly name: string };

/** What may always be done and moves nothing on: a correction is no work that waits for somebody. */
const WAITS_FOR_NOBODY: ReadonlySet<string> = new Set([
  'correct-application', 'withdraw-application', 'erase-personal-data', 'supply-materials', 'record-recipient-choice', 'record-conflict', 'decline-assignment',
]);

const stepsOf = <S>(context: string, decider: Folding<S>, actions: (state: S) => readonly Offered[]) => (entries: readonly RecordedEntry[]): Step[] =>
  actions(entries.reduce((state, entry) => decider.evolve(state, entry), decider.initialState()))
    .filter(({ name }) => !WAITS_FOR_NOBODY.has(name))
    .map(({ name, label, roles }) => ({ context, action: name, label, roles }));

const CONTEXTS = [
  stepsOf('intake', intakeDecider, intakeActions),
  stepsOf('eligibility', eligibilityDecider, eligibilityActions),
  stepsOf('assignment', assignmentDecider, assignmentActions),
];

/** What waits for somebody in a case, after these entries of its file. */
export const stepsAfter = (entries: readonly RecordedEntry[]): Step[] => CONTEXTS.flatMap((steps) => steps(entries));
