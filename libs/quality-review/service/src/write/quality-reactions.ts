import { caseStream, type Entry, toRecorded } from '@juanzong/case-file';
import { qualityDecider, qualityReactions } from '@juanzong/quality-review-domain';
import { type DeadlineKeeper, type DueDeadline, firingId, react, recomputingId, type ServiceRuntime } from '@juanzong/service-kit';

/** What quality review does because of an entry, and when its deadlines come due: also those of findings that a review raised. */
export class QualityReactions implements DeadlineKeeper {
  constructor(private readonly runtime: ServiceRuntime) {}

  async on(entry: Entry): Promise<void> {
    const recorded = toRecorded(entry, entry.data, this.runtime.registry);
    for (const { name, command } of qualityReactions(recorded)) {
      await react(this.runtime, {
        decider: qualityDecider, stream: caseStream(entry.caseId ?? ''), command, input: this.runtime, cause: entry, name, occurredAt: entry.occurredAt,
      });
    }
  }

  /** A deadline of quality review's came due. */
  async fire({ caseId, deadlineId, generation }: DueDeadline): Promise<void> {
    await react(this.runtime, {
      decider: qualityDecider, stream: caseStream(caseId), command: { kind: 'fireDeadline', deadlineId, generation }, input: this.runtime,
      cause: { eventId: deadlineId, correlationId: deadlineId }, name: 'fire-deadline', commandId: firingId(deadlineId, generation),
    });
  }

  /** The calendar was published that a deadline of quality review's was computed beyond. */
  async recompute({ caseId, deadlineId, generation }: DueDeadline): Promise<void> {
    await react(this.runtime, {
      decider: qualityDecider, stream: caseStream(caseId), command: { kind: 'recomputeDeadline', deadlineId }, input: this.runtime, cause: { eventId: deadlineId, correlationId: deadlineId },
      name: 'recompute-deadline', commandId: recomputingId(deadlineId, generation, this.runtime.calendar.version),
    });
  }
}
