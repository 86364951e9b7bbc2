import { allowedActionsFor as assignmentActions, assignmentDecider } from '@juanzong/assignment-domain';
import { transferActions, transferDecider } from '@juanzong/cross-region-transfer-domain';
import { eligibilityActions, eligibilityDecider } from '@juanzong/eligibility-domain';
import { intakeActions, intakeDecider } from '@juanzong/intake-domain';
import type { Actor, Bilingual, RecordedEntry, Role } from '@juanzong/kernel';
import { qualityActionsFor, qualityDecider, reviewActionsFor, reviewDecider } from '@juanzong/quality-review-domain';

/** One thing that waits for somebody in a case. */
export interface Step {
  readonly context: string;
  readonly action: string;
  readonly label: Bilingual;
  readonly role: Role;
  /** Whose it is: the agency or bureau for which somebody in that role acts, or the one person. */
  readonly whose: string;
}

/** What folds entries to a state, as every decider does. */
export interface Folding<S> {
  initialState(): S;
  evolve(state: S, entry: RecordedEntry): S;
}
/** The state of any decider after the entries in question. */
export type StateOf = <S>(folding: Folding<S>) => S;

type Offered = { readonly name: string; readonly label: Bilingual; readonly roles: readonly Role[] };

/** What may be done at any time and moves nothing on: an occasion, no work that waits. */
const WAITS_FOR_NOBODY: ReadonlySet<string> = new Set([
  'correct-application', 'withdraw-application', 'erase-personal-data', 'supply-materials', 'issue-document', 'serve-document',
  'propose-forwarding', 'withdraw-proposal', 'dispute-forwarding',
  'query-means', 'reuse-hardship-finding', 'return-decision', 'grant-advance-aid', 'revoke-advance-aid', 'file-objection', 'withdraw-objection', 'report-ground', 'terminate-aid', 'record-false-commitment',
  'record-recipient-choice', 'record-conflict', 'decline-assignment', 'request-change', 'withdraw-change-request', 'notify-hearing',
  'rate-service', 'correct-rating', 'open-supervision-act', 'raise-finding', 'record-rectification', 'return-archive', 'declare-conflict', 'correct-score',
]);

const CONTEXTS: readonly ((stateOf: StateOf, actor: Actor) => { readonly context: string; readonly offered: readonly Offered[] })[] = [
  (stateOf) => ({ context: 'intake', offered: intakeActions(stateOf(intakeDecider)) }),
  (stateOf) => ({ context: 'eligibility', offered: eligibilityActions(stateOf(eligibilityDecider)) }),
  (stateOf, actor) => ({ context: 'assignment', offered: assignmentActions(stateOf(assignmentDecider), actor) }),
  (stateOf, actor) => ({ context: 'cross-region-transfer', offered: transferActions(stateOf(transferDecider), actor) }),
  (stateOf, actor) => ({ context: 'quality-review', offered: qualityActionsFor(stateOf(qualityDecider), actor) }),
  (stateOf, actor) => ({ context: 'quality-review', offered: reviewActionsFor(stateOf(reviewDecider), actor) }),
];

/** In these contexts a bureau acts on the agencies that it set up itself; elsewhere the decider says which bureau it is. */
const BY_THE_OWN_BUREAU: ReadonlySet<string> = new Set(['intake', 'eligibility']);

/** Everything that waits in a case, for each of the people who have a part in it. */
export function stepsFor(people: readonly Actor[], owner: string, stateOf: StateOf): Step[] {
  return people.flatMap((actor) => CONTEXTS.flatMap((context) => {
    const { context: name, offered } = context(stateOf, actor);
    if (BY_THE_OWN_BUREAU.has(name) && actor.agency !== undefined && actor.agency !== owner) return [];
    return offered
      .filter(({ name: action, roles }) => roles.includes(actor.role) && !WAITS_FOR_NOBODY.has(action))
      .map(({ name: action, label }): Step => ({ context: name, action, label, role: actor.role, whose: actor.agency ?? actor.id }));
  }));
}
