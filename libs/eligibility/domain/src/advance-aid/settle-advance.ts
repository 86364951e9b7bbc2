import type { RuleInput } from '@juanzong/common-domain';
import type { ADVANCE_AID_RESULTS } from '@juanzong/eligibility-contracts';
import type { CommandContext } from '@juanzong/kernel';
import { advanceAidSettlement } from '@juanzong/policy';
import { fellAway } from '../assessment.deadlines.js';
import type { EligibilityEvent } from '../assessment.events.js';
import type { OpenedState } from '../assessment.state.js';
import { entry } from '../entry.js';

type Result = (typeof ADVANCE_AID_RESULTS)[number];

interface Place {
  readonly context: CommandContext;
  /** Of the entry of this command that settles it. */
  readonly index: number;
  readonly reason?: string;
}

/**
 * The later result of aid that began before the decision; nothing where none did. Who turns out not to be eligible bears its
 * cost only where the region's pack says so. Formalities still open fall away.
 */
export function settleAdvance(state: OpenedState, result: Result, { context, index, reason }: Place, input?: RuleInput): EligibilityEvent[] {
  const { advance } = state;
  if (!advance) return [];
  const none = { costBorneByApplicant: false, trace: [], used: [] };
  const { costBorneByApplicant, trace, used } = result === 'NOT_ELIGIBLE' && input ? advanceAidSettlement(input.book, { region: state.agency, date: state.receivedOn }) : none;
  const data = { advance: advance.entry, result, costBorneByApplicant, reason: reason ?? null, trace: trace.map((line) => ({ ...line, saw: { ...line.saw } })) };
  return [
    entry<EligibilityEvent>({ type: 'eligibility.AdvanceAidSettled', data, ...(used.length > 0 ? { rules: { policyVersions: used } } : {}) }),
    ...fellAway(state, ['advance-aid-formalities'], context.ids.entry(index), context.occurredAt, 'AID_TERMINATED'),
  ];
}
