import type { Actor, CalendarDate, CaseId, CommandId, EventId, Refusal } from '@juanzong/kernel';

/** A command as the edge hands it to the context's writing side: parsed, checked, authorised. */
export interface CommandRequest<Body = unknown> {
  /** The name of the action. */
  readonly action: string;
  /** The file it is done to; for an action that opens one, the id that the file will have. */
  readonly caseId: CaseId;
  readonly body: Body;
  readonly actor: Actor;
  readonly commandId: CommandId;
  readonly correlationId: string;
  /** When it happened, where that was not just now. Never after today. */
  readonly occurredOn?: CalendarDate;
}

/** What an accepted command wrote, or had written when it came before. */
export interface CommandAccepted {
  readonly caseId: CaseId | string;
  readonly revision: number;
  readonly position: bigint;
  readonly repeated: boolean;
  readonly eventIds: readonly (EventId | string)[];
  /** What the same person may do next; asked from `allowedActions` if absent. */
  readonly next?: readonly string[];
}

/** What a person may do to a file now: state × role → names of actions. */
export interface AllowedActions {
  readonly revision: number;
  /** The name of the file's situation. */
  readonly state: string;
  readonly actions: readonly string[];
}

/** The writing side of a context, as its HTTP edge sees it. */
export interface CommandExecutor {
  execute(request: CommandRequest): Promise<CommandAccepted | Refusal>;
  /** @param since who only wants to know what is so after this revision does not need the newest of the file */
  allowedActions(caseId: CaseId, actor: Actor, since?: number): Promise<AllowedActions | Refusal>;
}
