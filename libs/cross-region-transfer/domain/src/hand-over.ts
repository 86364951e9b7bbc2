import { handedOverData, type RuleInput } from '@juanzong/common-domain';
import { type AgencyCode, type CommandContext, type Instant, occurredInstant } from '@juanzong/kernel';
import { forwardingClock, type ForwardingClock, isPolicyMissing, type PolicyMissing } from '@juanzong/policy';
import type { TransferEvent } from './transfer.events.js';
import type { Opened } from './transfer.state.js';

/** The agency's own duties from its receipt of the application; what an applicant owes, or runs from another act, keeps its start. */
const FROM_RECEIPT: readonly string[] = ['examination', 'notification-assignment'];

export interface HandingOverOfFile {
  readonly clock: ForwardingClock;
  readonly entries: TransferEvent[];
}

/**
 * Every open clock of the file, whichever context keeps it, goes to the new owner. By the pack of the agency that received the
 * application the new owner's period runs from the first receipt (RECEIVING) or from its own (COMPETENT). `but` stays: it ends here.
 */
export function handOver(state: Opened, to: AgencyCode, context: CommandContext, input: RuleInput, but?: string): HandingOverOfFile | PolicyMissing {
  const clock = forwardingClock(input.book, { region: state.receiving, date: state.receivedOn });
  if (isPolicyMissing(clock)) return clock;
  const ownReceipt: Instant = state.ownedSince[to] ?? occurredInstant(context.occurredAt);
  const entries: TransferEvent[] = [];
  for (const open of Object.values(state.deadlines)) {
    const { deadlineId, ruleId } = open.deadline;
    if (deadlineId === but) continue;
    const restarts = clock.startsAt === 'COMPETENT' && FROM_RECEIPT.includes(ruleId);
    const handed = handedOverData(open, { to, ...(restarts ? { restartAt: ownReceipt } : {}) }, input, context);
    if (isPolicyMissing(handed)) return handed;
    entries.push({ type: 'cross-region-transfer.DeadlineHandedOver', version: 1, data: handed.data, rules: handed.rules });
  }
  return { clock, entries };
}
