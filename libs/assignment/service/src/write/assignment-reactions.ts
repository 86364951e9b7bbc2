import { assignmentDecider, assignmentReactions, rosterDecider } from '@juanzong/assignment-domain';
import { caseStream, type Entry, rosterStream, toRecorded } from '@juanzong/case-file';
import { type DeadlineKeeper, type DueDeadline, firingId, react, recomputingId, type ServiceRuntime } from '@juanzong/service-kit';
import { Draws } from './draws.js';

const REFUSED = 'assignment.ReactionRefused';

/** What assignment does because of an entry: opens with the grant, settles turns in the roster, ends or goes on with the aid. */
export class AssignmentReactions implements DeadlineKeeper {
  readonly #draws: Draws;

  constructor(private readonly runtime: ServiceRuntime) {
    this.#draws = new Draws(runtime);
  }

  async on(entry: Entry): Promise<void> {
    const recorded = toRecorded(entry, entry.data, this.runtime.registry);
    for (const reaction of assignmentReactions(recorded)) {
      const shared = { input: this.runtime, cause: entry, name: reaction.reaction };
      if (reaction.to === 'roster') {
        await react(this.runtime, { ...shared, decider: rosterDecider, stream: rosterStream(reaction.pool), command: reaction.command });
      } else {
        await react(this.runtime, { ...shared, decider: assignmentDecider, stream: caseStream(entry.caseId ?? ''), command: reaction.command, occurredAt: entry.occurredAt, refusedType: REFUSED });
        if (reaction.command.kind === 'endWithAid') await this.#draws.voidHeld(entry);
      }
    }
  }

  /** A deadline of assignment's came due. */
  async fire({ caseId, deadlineId, generation }: DueDeadline): Promise<void> {
    await react(this.runtime, {
      decider: assignmentDecider, stream: caseStream(caseId), command: { kind: 'fireDeadline', deadlineId, generation }, input: this.runtime,
      cause: { eventId: deadlineId, correlationId: deadlineId }, name: 'fire-deadline', commandId: firingId(deadlineId, generation), refusedType: REFUSED,
    });
  }

  /** The calendar was published that a deadline of assignment's was computed beyond. */
  async recompute({ caseId, deadlineId, generation }: DueDeadline): Promise<void> {
    await react(this.runtime, {
      decider: assignmentDecider, stream: caseStream(caseId), command: { kind: 'recomputeDeadline', deadlineId }, input: this.runtime, cause: { eventId: deadlineId, correlationId: deadlineId },
      name: 'recompute-deadline', commandId: recomputingId(deadlineId, generation, this.runtime.calendar.version), refusedType: REFUSED,
    });
  }
}
