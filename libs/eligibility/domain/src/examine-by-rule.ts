import { caseFacts, caseTraceOf, lifeOrDeathPossible, minorInvolved, type RuleInput } from '@juanzong/common-domain';
import type { PolicyVersion } from '@juanzong/kernel';
import { checkExemption, hardshipWaiver, isPolicyMissing, joinVersions, matterScope, type PolicyMissing } from '@juanzong/policy';
import type { Examination, OpenedState } from './assessment.state.js';

export interface ExaminedByRule {
  readonly examination: Examination;
  readonly used: readonly PolicyVersion[];
}

/** Whether two examinations come to the same, whatever the rules saw on the way. */
export function sameResult(one: Examination, other: Examination): boolean {
  const said = ({ matter, matterCategory, inScope, route, grounds, lifeOrDeathPossible, minorInvolved }: Examination): string =>
    JSON.stringify([matter, matterCategory, inScope, route, grounds, lifeOrDeathPossible, minorInvolved]);
  return said(one) === said(other);
}

/**
 * Scope of the matter (法律援助法 31 and regional additions), whether hardship does not matter (32) or is not checked
 * (42), under the packs of the accepting agency on the day of receipt. A notified case is not tested (25, 28, 36).
 */
export function examineByRule(state: OpenedState, { book }: RuleInput): ExaminedByRule | PolicyMissing {
  const at = { region: state.agency, date: state.receivedOn };
  const facts = caseFacts(state.application, at, book);
  const about = {
    matter: facts.matter, matterCategory: facts.category, lifeOrDeathPossible: lifeOrDeathPossible(facts.matter), minorInvolved: minorInvolved(facts),
  };
  if (state.origin === 'NOTIFICATION') return { examination: { ...about, inScope: true, route: 'NOT_REQUIRED', grounds: [], trace: [] }, used: [] };
  const scope = matterScope(book, at, facts);
  if (isPolicyMissing(scope)) return scope;
  const waiver = hardshipWaiver(book, at, facts);
  if (isPolicyMissing(waiver)) return waiver;
  const exemption = checkExemption(book, at, facts);
  if (isPolicyMissing(exemption)) return exemption;
  const route = waiver.applies ? 'WAIVED' : exemption.applies ? 'EXEMPT' : 'TESTED';
  const grounds = (waiver.applies ? waiver : exemption).grounds.map(({ ground }) => ground);
  const trace = caseTraceOf([...scope.trace, ...waiver.trace, ...(waiver.applies ? [] : exemption.trace)]);
  return { examination: { ...about, inScope: scope.inScope, route, grounds, trace }, used: joinVersions(scope.used, waiver.used, exemption.used) };
}
