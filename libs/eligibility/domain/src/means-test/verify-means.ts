import type { RuleInput } from '@juanzong/common-domain';
import type { Decision } from '@juanzong/kernel';
import { isPolicyMissing, VERIFICATION_METHODS, verificationMethods } from '@juanzong/policy';
import type { CommandOf } from '../assessment.commands.js';
import type { EligibilityEvent } from '../assessment.events.js';
import { type EligibilityRefusal, refuseEligibility } from '../assessment.refusals.js';
import type { InState } from '../assessment.state.js';
import { entry } from '../entry.js';

/** By data query or commitment (法律援助法 41), or what else the region takes. */
export function verifyMeans(command: CommandOf<'verifyMeans'>, state: InState<'Examined'>, { book }: RuleInput): Decision<EligibilityEvent, EligibilityRefusal> {
  if (state.examination.route !== 'TESTED') return refuseEligibility('eligibility.no-means-test-needed', { route: state.examination.route });
  const allowed = verificationMethods(book, { region: state.agency, date: state.receivedOn });
  if (isPolicyMissing(allowed)) return allowed;
  if (!allowed.methods.includes(command.method)) {
    const names = allowed.methods.map((method) => VERIFICATION_METHODS.get(method).label.zh);
    return refuseEligibility('eligibility.method-not-allowed', { method: VERIFICATION_METHODS.get(command.method).label.zh, allowed: names });
  }
  const { kind: _kind, ...data } = command;
  return [entry({ type: 'eligibility.MeansVerified', data, rules: { policyVersions: allowed.used } })];
}
