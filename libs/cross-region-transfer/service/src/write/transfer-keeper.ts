import { caseStream } from '@juanzong/case-file';
import { type TransferCommand, transferDecider } from '@juanzong/cross-region-transfer-domain';
import type { CommandId } from '@juanzong/kernel';
import { type DeadlineKeeper, type DueDeadline, firingId, react, recomputingId, type ServiceRuntime } from '@juanzong/service-kit';

/** Keeps the deadlines of an answer and of a designation. An answer that is missing is recorded; the file is with its new owner all the same. */
export class TransferKeeper implements DeadlineKeeper {
  constructor(private readonly runtime: ServiceRuntime) {}

  fire({ caseId, deadlineId, generation }: DueDeadline): Promise<void> {
    return this.#tell(caseId, { kind: 'fireDeadline', deadlineId, generation }, 'fire-deadline', firingId(deadlineId, generation));
  }

  recompute({ caseId, deadlineId, generation }: DueDeadline): Promise<void> {
    return this.#tell(caseId, { kind: 'recomputeDeadline', deadlineId }, 'recompute-deadline', recomputingId(deadlineId, generation, this.runtime.calendar.version));
  }

  async #tell(caseId: string, command: Extract<TransferCommand, { deadlineId: string }>, name: string, commandId: CommandId): Promise<void> {
    const { deadlineId } = command;
    await react(this.runtime, {
      decider: transferDecider, stream: caseStream(caseId), command, input: this.runtime, cause: { eventId: deadlineId, correlationId: deadlineId }, name, commandId,
    });
  }
}
