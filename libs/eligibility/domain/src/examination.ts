import type { RuleInput } from '@juanzong/common-domain';
import type { Decision } from '@juanzong/kernel';
import { isPolicyMissing } from '@juanzong/policy';
import { met } from './assessment.deadlines.js';
import type { EligibilityEvent } from './assessment.events.js';
import type { EligibilityRefusal } from './assessment.refusals.js';
import type { EligibilityState, InState } from './assessment.state.js';
import { entry } from './entry.js';
import { examineByRule, sameResult } from './examine-by-rule.js';
import { instantByRule } from './instant/instant-by-rule.js';

type Decided = Decision<EligibilityEvent, EligibilityRefusal>;

/**
 * By rule. A notified case is granted at once: nobody examines its means (法律援助法 25, 28, 36). The formalities that advance aid
 * left open are done with the acceptance.
 */
export function examine(state: InState<'Accepted'>, input: RuleInput): Decided {
  const found = examineByRule(state, input);
  if (isPolicyMissing(found)) return found;
  const { examination, used } = found;
  const examined = entry<EligibilityEvent>({ type: 'eligibility.Examined', data: examination, rules: { policyVersions: used } });
  if (examination.route !== 'NOT_REQUIRED') {
    const { entry: acceptance, occurredAt } = state.acceptance;
    return [...instantByRule(state, input), examined, ...met(state, ['advance-aid-formalities'], acceptance, occurredAt)];
  }
  const { matter, matterCategory, minorInvolved, lifeOrDeathPossible } = examination;
  const grant = { basis: 'NOTIFICATION', route: 'NOT_REQUIRED', matter, matterCategory, minorInvolved, lifeOrDeathPossible } as const;
  return [examined, entry<EligibilityEvent>({ type: 'eligibility.AidGranted', data: { ...grant, trace: [] }, rules: { policyVersions: used } })];
}

/**
 * What was examined is examined again where the application was corrected and nothing was decided yet. The same result is
 * nothing new; another one takes the place of the first, and a proposal that rested on that goes back. Verified means stand.
 */
export function examineAgain(state: EligibilityState, input: RuleInput): Decided {
  if (state.status !== 'Examined' && state.status !== 'Proposed') return [];
  const found = examineByRule(state, input);
  if (isPolicyMissing(found)) return found;
  const { examination, used } = found;
  if (sameResult(state.examination, examination)) return [];
  const returned = entry<EligibilityEvent>({ type: 'eligibility.DecisionReturned', data: { reason: EXAMINED_AGAIN } });
  return [
    ...(state.status === 'Proposed' ? [returned] : []),
    entry<EligibilityEvent>({ type: 'eligibility.Examined', data: examination, rules: { policyVersions: used } }),
  ];
}

const EXAMINED_AGAIN = '申请登记已更正，按规则重新审查的结果与拟定决定所依据的不同，须重新拟定。';
