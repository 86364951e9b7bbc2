import { assignmentDecider } from '@juanzong/assignment-domain';
import { transferDecider } from '@juanzong/cross-region-transfer-domain';
import { eligibilityDecider } from '@juanzong/eligibility-domain';
import { intakeDecider } from '@juanzong/intake-domain';
import { folded, inPlace } from './bitemporal.js';
import { filesIn, type Told } from './told.js';
import { wayOf } from './standing.js';

/** What the deciders say of a case that a list may not contradict: who it waits for between agencies, an open objection, a lawyer who has it. */
function contradictions(file: readonly Told[]): string[] {
  const placed = inPlace(file);
  const state = wayOf(file).at(-1) ?? '';
  const [intake, transfer, eligibility, assignment] = [folded(intakeDecider, placed), folded(transferDecider, placed), folded(eligibilityDecider, placed), folded(assignmentDecider, placed)];
  const is = (when: boolean, ...states: readonly string[]): string[] => (when === states.includes(state) ? [] : [`${state}, ${when ? 'but should be' : 'but should not be'} ${states.join(' or ')}`]);
  const objection = eligibility.status === 'Decided' && eligibility.objection?.status === 'OPEN';
  return [
    ...is(transfer.status === 'Proposed', 'FORWARD_PROPOSED'), ...is(transfer.status === 'Forwarded', 'FORWARDED'), ...is(transfer.status === 'Disputed', 'DISPUTED'), ...is(objection, 'OBJECTION'),
    ...is(intake.status === 'Ended', 'WITHDRAWN', 'DEEMED_WITHDRAWN', 'DUPLICATE'), ...is(assignment.kind === 'Assigned', 'ASSIGNED'),
  ];
}

/** Where the oracle says a case stands, held against the deciders, after every entry. */
export const contradictionsIn = (all: readonly Told[]): string[] => filesIn(all).flatMap((file) => file.flatMap((entry, i) =>
  // Within one command a file is between two situations.
  (file[i + 1]?.commandId === entry.commandId ? [] : contradictions(file.slice(0, i + 1)).map((what) => `${entry.stream}@${entry.revision} ${entry.type}: ${what}`))));
