import { deriveId, type Entry } from '@juanzong/case-file';
import { type Handled, type HandlerRefusal, type Handling, recordingRefusals } from '@juanzong/event-store';
import { type Actor, type CommandId, commandId, type Decider, isRefusal, type NewEntry, type OccurredAt, type Refusal } from '@juanzong/kernel';
import type { ServiceRuntime } from './service-runtime.js';

/** The platform itself, where nobody else acts. */
export const SYSTEM: Actor = { id: 'system', role: 'system' };

/** A reaction's command id is v5 of cause, reaction name and ordinal: reacting again to the same entry changes nothing. */
export const reactionId = (cause: string, name: string, ordinal = 0) => commandId(deriveId('reaction', cause, name, String(ordinal)));

/** A fired deadline's command id is v5 of deadline id and generation: fired once, however often it is sent. */
export const firingId = (deadlineId: string, generation: number): CommandId => commandId(deriveId('fire', deadlineId, String(generation)));

/** A deadline is recomputed once for every calendar: v5 of deadline id, generation and the calendar's version. */
export const recomputingId = (deadlineId: string, generation: number, calendarVersion: string): CommandId =>
  commandId(deriveId('recompute', deadlineId, String(generation), calendarVersion));

export interface ReactionParts<C, S, E extends NewEntry, R extends Refusal, I> {
  readonly decider: Decider<C, S, E, R, I>;
  readonly stream: string;
  readonly command: C;
  readonly input: I;
  readonly cause: Pick<Entry, 'eventId' | 'correlationId'>;
  readonly name: string;
  /** Of cause and name unless told: a deadline's is of deadline id and generation. */
  readonly commandId?: CommandId;
  /** What follows by rule happens when its cause did, also where that was recorded late, but not before the last step of the file's life cycle; the clock's now if absent. */
  readonly occurredAt?: OccurredAt;
  /** The context's own `ReactionRefused` entry; without it a refusal is returned to the caller. */
  readonly refusedType?: string;
}

/**
 * Carries out what follows from an entry. A refusal by the rules is recorded as an entry, because nobody is there to be told.
 * @throws Error where the store is contended or a clock is behind: the message is delivered again.
 */
export async function react<C, S, E extends NewEntry, R extends Refusal, I>(runtime: ServiceRuntime, parts: ReactionParts<C, S, E, R, I>): Promise<Handled> {
  const { decider, stream, command, input, cause, name, refusedType } = parts;
  const recording = refusedType === undefined ? decider : recordingFor(decider, refusedType, cause.eventId, name);
  const handling: Handling<C, S, E, R, I> = {
    decider: recording, stream, command, input, commandId: parts.commandId ?? reactionId(cause.eventId, name), actor: SYSTEM,
    causationId: cause.eventId, correlationId: cause.correlationId, ...(parts.occurredAt === undefined ? {} : { follows: parts.occurredAt }),
  };
  const handled: Handled | R | HandlerRefusal = await runtime.handler.handle(handling);
  if (isRefusal(handled)) throw new Error(`reaction ${name} to ${cause.eventId} was refused: ${handled.refusal}`);
  return handled;
}

function recordingFor<C, S, E extends NewEntry, R extends Refusal, I>(decider: Decider<C, S, E, R, I>, type: string, cause: string, reaction: string): Decider<C, S, E, R, I> {
  const record = (refusal: R): E => ({ type, version: 1, data: { reaction, cause, refusal: refusal.refusal, params: { ...refusal.params } } }) as unknown as E;
  return recordingRefusals(decider, record);
}
