import { caseFacts, caseTraceOf, lifeOrDeathPossible, minorInvolved, type RuleInput } from '@juanzong/common-domain';
import { type CalendarDate, type CommandContext, daysBetween, type Decision, occurredDate, parseCalendarDate } from '@juanzong/kernel';
import { advanceAid, type CaseFacts, type Circumstance, isPolicyMissing, limitationDays } from '@juanzong/policy';
import type { CommandOf } from '../assessment.commands.js';
import { startedWhereRuled } from '../assessment.deadlines.js';
import type { EligibilityEvent } from '../assessment.events.js';
import { type EligibilityRefusal, refuseEligibility } from '../assessment.refusals.js';
import type { EligibilityState, OpenedState } from '../assessment.state.js';
import { entry } from '../entry.js';
import { settleAdvance } from './settle-advance.js';

type Decided = Decision<EligibilityEvent, EligibilityRefusal>;

/** Aid before the decision in an urgent case (法律援助法 44), and its revocation; both only while nothing is decided. */
export function advanceAidCommand(command: CommandOf<'grantAdvanceAid' | 'revokeAdvanceAid'>, state: EligibilityState, context: CommandContext, input: RuleInput): Decided {
  if (state.status === 'NotOpened') return refuseEligibility('eligibility.not-accepted');
  if (state.status === 'Ended') return refuseEligibility('eligibility.ended');
  if (state.status === 'Decided') return refuseEligibility('eligibility.decided-already');
  if (command.kind === 'grantAdvanceAid') return state.advance ? refuseEligibility('eligibility.advance-aid-running') : grant(command, state, context, input);
  return state.advance ? settleAdvance(state, 'REVOKED', { context, index: 0, reason: command.reason }) : refuseEligibility('eligibility.no-advance-aid');
}

function grant({ ground, evidence }: CommandOf<'grantAdvanceAid'>, state: OpenedState, context: CommandContext, input: RuleInput): Decided {
  if (state.origin === 'NOTIFICATION') return refuseEligibility('eligibility.advance-aid-not-for-notified');
  const { book } = input;
  const at = { region: state.agency, date: state.receivedOn };
  const days = limitationDays(book, at);
  if (isPolicyMissing(days)) return days;
  const facts = caseFacts(state.application, at, book);
  const left = daysLeft(state.application.limitationDate, occurredDate(context.occurredAt));
  const answer = advanceAid(book, at, urgent(facts, { ground, near: left !== undefined && left >= 0 && left < days }));
  if (isPolicyMissing(answer)) return answer;
  if (!answer.grounds.some((one) => one.ground === ground)) {
    return refuseEligibility('eligibility.not-urgent', { ground, limitationDate: state.application.limitationDate ?? '—', days });
  }
  const formalitiesOpen = state.status === 'NotAccepted';
  return [
    entry<EligibilityEvent>({
      type: 'eligibility.AdvanceAidGranted', rules: { policyVersions: answer.used },
      data: {
        basis: 'ADVANCE', ground, matter: facts.matter, matterCategory: facts.category, lifeOrDeathPossible: lifeOrDeathPossible(facts.matter), minorInvolved: minorInvolved(facts),
        evidence, formalitiesOpen, trace: caseTraceOf(answer.trace.filter((line) => line.ground === ground)),
      },
    }),
    ...(formalitiesOpen ? startedWhereRuled('advance-aid-formalities', context.ids.entry(0), context.occurredAt, state, input, context) : []),
  ];
}

/** A limitation that is near is reckoned, whatever was said; that preservation is needed at once is what the officer finds, with evidence. */
const urgent = (facts: CaseFacts, { ground, near }: { ground: string; near: boolean }): CaseFacts => {
  const found: Circumstance[] = [...(near ? (['LIMITATION_NEAR'] as const) : []), ...(ground === 'LIMITATION_LT_7D' ? [] : (['PRESERVATION_NEEDED'] as const))];
  return { ...facts, circumstances: [...new Set([...facts.circumstances, ...found])] };
};

/** Whole days from `on` until the limitation ends; undefined where no date is known. */
function daysLeft(limitation: string | undefined, on: CalendarDate): number | undefined {
  const end = limitation === undefined ? undefined : parseCalendarDate(limitation);
  return end && daysBetween(on, end);
}
