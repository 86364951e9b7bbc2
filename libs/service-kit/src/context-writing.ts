import { caseStream } from '@juanzong/case-file';
import type { Handled } from '@juanzong/event-store';
import type { AllowedActions, CommandAccepted, CommandExecutor, CommandRequest } from '@juanzong/http';
import { type Actor, type CaseId, type Decider, isRefusal, type NewEntry, type OccurredAt, refuse, type Refusal, type Role } from '@juanzong/kernel';
import { foreignRecipient, ownershipRefusal } from './ownership.js';
import type { ServiceRuntime } from './service-runtime.js';

/** One context's writing into case files: its decider, and how requests become commands. */
export interface ContextWriting<C, S, E extends NewEntry, R extends Refusal, I> {
  readonly context: string;
  readonly decider: Decider<C, S, E, R, I>;
  readonly toCommand: (request: CommandRequest) => C;
  /** Facts from outside the file; a refusal ends the command before anything is written. */
  readonly input: (request: CommandRequest, command: C, state: S) => Promise<I | Refusal> | I;
  /** What may be done next, by anybody or by this actor alone. */
  readonly actions: (state: S, actor: Actor) => readonly { readonly name: string; readonly roles: readonly Role[] }[];
  /** The name of the file's situation. */
  readonly situation: (state: S) => string;
  /**
   * Who may act on a file with this owner at all; the decider then guards the single command. Staff of the owning agency alone,
   * and whoever has no agency, if absent. `caseId` tells a recipient's own case.
   */
  readonly mayAct?: (owner: string | undefined, actor: Actor, about: { readonly caseId: string; readonly state: S; readonly action?: string }) => Refusal | undefined;
}

/** A request whose body was completed with facts from outside; `content` is what the person sent. */
export type PreparedRequest = CommandRequest & { readonly content?: unknown };

/** load, decide, append: the same few lines for every context and action. */
export class CaseCommands<C, S, E extends NewEntry, R extends Refusal, I> implements CommandExecutor {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly writing: ContextWriting<C, S, E, R, I>,
  ) {}

  async execute(request: PreparedRequest): Promise<CommandAccepted | Refusal> {
    const stream = caseStream(request.caseId);
    const file = await this.runtime.cabinet.open(stream);
    const state = file.stateFor(this.writing.decider);
    const { commandId, actor, correlationId } = request;
    // What was done is answered as it was, also to whoever may not do it any more: the file may have changed hands by that very command.
    const done = file.writtenBy(commandId).length > 0;
    const barred = done ? undefined : this.#barred(file.head?.entry.agency, actor, { caseId: request.caseId, state, action: request.action });
    if (barred) return barred;
    const command = this.writing.toCommand(request);
    // It needs no facts again either: they may have changed since, and asking for them may write.
    const input = done ? undefined : await this.writing.input(request, command, state);
    if (isRefusal(input)) return input;
    const handled = await this.runtime.handler.handle({
      decider: this.writing.decider, stream, command, commandId, actor, correlationId, causationId: correlationId, input: input as I,
      content: request.content ?? { action: request.action, body: request.body }, seen: file.revision, ...whenOf(request),
      barred: (now) => this.#barred(now.head?.entry.agency, actor, { caseId: request.caseId, state: now.stateFor(this.writing.decider), action: request.action }),
    });
    return isRefusal(handled) ? handled : accepted(request.caseId, handled);
  }

  async allowedActions(caseId: CaseId, actor: Actor, since?: number): Promise<AllowedActions | Refusal> {
    const { cabinet } = this.runtime;
    const file = await (since === undefined ? cabinet.open(caseStream(caseId)) : cabinet.openUpTo(caseStream(caseId), since));
    if (file.revision < 0) return refuse('case-file.not-found');
    const state = file.stateFor(this.writing.decider);
    const barred = this.#barred(file.head?.entry.agency, actor, { caseId, state });
    const actions = barred === undefined ? this.writing.actions(state, actor).filter(({ roles }) => roles.includes(actor.role)) : [];
    return { revision: file.revision, state: this.writing.situation(state), actions: actions.map(({ name }) => name) };
  }

  #barred(owner: string | undefined, actor: Actor, about: { readonly caseId: string; readonly state: S; readonly action?: string }): Refusal | undefined {
    return this.writing.mayAct ? this.writing.mayAct(owner, actor, about) : (ownershipRefusal(owner, actor) ?? foreignRecipient(actor, about.caseId));
  }
}

/** The answer to a command that was accepted, or had been. */
export const accepted = (caseId: string, handled: Handled): CommandAccepted => ({
  caseId, revision: handled.revision, position: handled.position, repeated: handled.repeated, eventIds: handled.entries.map((entry) => entry.eventId),
});

const whenOf = ({ occurredOn }: CommandRequest): { occurredAt?: OccurredAt } =>
  occurredOn === undefined ? {} : { occurredAt: { precision: 'day', date: occurredOn } };
