import { caseStream, type Entry } from '@juanzong/case-file';
import { type EligibilityCommand, eligibilityDecider, eligibilityReactions } from '@juanzong/eligibility-domain';
import { type DeadlineKeeper, type DueDeadline, firingId, react, recomputingId, type ServiceRuntime } from '@juanzong/service-kit';

const REFUSED = 'eligibility.ReactionRefused';

/** What eligibility does because of an entry, and because time passed. */
export class EligibilityReactions implements DeadlineKeeper {
  constructor(private readonly runtime: ServiceRuntime) {}

  async on(entry: Entry): Promise<void> {
    for (const { name, command } of eligibilityReactions(entry)) {
      await react(this.runtime, {
        decider: eligibilityDecider, stream: caseStream(entry.caseId ?? ''), command, input: this.runtime, cause: entry, name, occurredAt: entry.occurredAt, refusedType: REFUSED,
      });
    }
  }

  /** A deadline of eligibility's came due. */
  fire({ caseId, deadlineId, generation }: DueDeadline): Promise<void> {
    return this.#clock(caseId, deadlineId, { kind: 'fireDeadline', deadlineId, generation }, 'fire-deadline', firingId(deadlineId, generation));
  }

  /** The calendar was published that a deadline of eligibility's was computed beyond. */
  recompute({ caseId, deadlineId, generation }: DueDeadline): Promise<void> {
    const id = recomputingId(deadlineId, generation, this.runtime.calendar.version);
    return this.#clock(caseId, deadlineId, { kind: 'recomputeDeadline', deadlineId }, 'recompute-deadline', id);
  }

  async #clock(caseId: string, deadlineId: string, command: EligibilityCommand, name: string, commandId: ReturnType<typeof firingId>): Promise<void> {
    await react(this.runtime, {
      decider: eligibilityDecider, stream: caseStream(caseId), command, input: this.runtime, cause: { eventId: deadlineId, correlationId: deadlineId }, name, commandId, refusedType: REFUSED,
    });
  }
}
