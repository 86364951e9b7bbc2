import { caseStream, idSource } from '@juanzong/case-file';
import type { CommandRequest } from '@juanzong/http';
import { intakeDecider, type IntakeFacts, type IntakeState } from '@juanzong/intake-domain';
import { dateOf, isRefusal, type OccurredAt, type Refusal } from '@juanzong/kernel';
import type { ServiceRuntime } from '@juanzong/service-kit';
import { toCommand } from './to-command.js';

/** Asks the decider what it would say to a request now, without writing: why it would refuse, if it would. */
export function wouldRefuse(runtime: Pick<ServiceRuntime, 'book' | 'calendar' | 'clock'>, request: CommandRequest, state: IntakeState, facts: IntakeFacts = {}): Refusal | undefined {
  const now = runtime.clock.now();
  const occurredAt: OccurredAt = request.occurredOn === undefined ? { precision: 'instant', at: now } : { precision: 'day', date: request.occurredOn };
  const context = {
    commandId: request.commandId, actor: request.actor, now, today: dateOf(now), ids: idSource(caseStream(request.caseId), request.commandId), occurredAt,
  };
  const decision = intakeDecider.decide(toCommand(request), state, context, { ...runtime, ...facts });
  return isRefusal(decision) ? decision : undefined;
}
