import {
  allowedActionsFor, type AssignmentCommand, assignmentDecider, type AssignmentRefusal, type AssignmentState, hasCaseInHand, type RosterCommand, rosterDecider,
} from '@juanzong/assignment-domain';
import type { RuleInput } from '@juanzong/common-domain';
import { caseStream, rosterStream } from '@juanzong/case-file';
import type { AllowedActions, CommandAccepted, CommandExecutor, CommandRequest } from '@juanzong/http';
import { type Actor, type CaseId, isRefusal, type NewEntry, type Refusal } from '@juanzong/kernel';
import { accepted, CaseCommands, ownershipRefusal, type PreparedRequest, type ServiceRuntime, unfitReference } from '@juanzong/service-kit';
import { type Drawn, Draws } from './draws.js';
import { toCommand, toRosterCommand } from './to-command.js';

/** Assignment's commands: on cases, where an assignment first draws its lawyer, and on rosters. */
export class AssignmentCommands implements CommandExecutor {
  readonly #commands: CaseCommands<AssignmentCommand, AssignmentState, NewEntry, AssignmentRefusal, RuleInput>;
  readonly #draws: Draws;

  constructor(private readonly runtime: ServiceRuntime) {
    this.#draws = new Draws(runtime);
    this.#commands = new CaseCommands(runtime, {
      context: 'assignment', decider: assignmentDecider, toCommand, actions: allowedActionsFor, situation: ({ kind }) => kind, input: () => runtime,
    });
  }

  async execute(request: CommandRequest): Promise<CommandAccepted | Refusal> {
    const onRoster = toRosterCommand(request);
    if (onRoster) return this.#onRoster(onRoster, request);
    if (request.action === 'close-case') return this.#close(request);
    return request.action === 'assign-provider' ? this.#assign(request) : this.#commands.execute(request);
  }

  allowedActions(caseId: CaseId, actor: Actor, since?: number): Promise<AllowedActions | Refusal> {
    return this.#commands.allowedActions(caseId, actor, since);
  }

  /** What the closing report names must be in the document store, under this case's key. */
  async #close(request: CommandRequest): Promise<CommandAccepted | Refusal> {
    const file = await this.runtime.cabinet.open(caseStream(request.caseId));
    const { closingDocuments } = request.body as { readonly closingDocuments: readonly { readonly digest: string; readonly size: number }[] };
    const mine = hasCaseInHand(file.stateFor(assignmentDecider), request.actor) && file.writtenBy(request.commandId).length === 0;
    return (mine ? await unfitReference(this.runtime, request.caseId, closingDocuments) : undefined) ?? this.#commands.execute(request);
  }

  async #assign(request: CommandRequest): Promise<CommandAccepted | Refusal> {
    const file = await this.runtime.cabinet.open(caseStream(request.caseId));
    const notOwner = ownershipRefusal(file.head?.entry.agency, request.actor);
    if (notOwner) return notOwner;
    const content = { action: request.action };
    if (file.writtenBy(request.commandId).length > 0) return this.#commands.execute({ ...request, content });
    const drawn = await this.#draws.draw(request, file);
    if (isRefusal(drawn)) return drawn;
    return this.#take(drawn, { ...request, body: drawn, content });
  }

  async #take(drawn: Drawn, request: PreparedRequest): Promise<CommandAccepted | Refusal> {
    const answer = await this.#commands.execute(request);
    if (isRefusal(answer)) await this.#draws.voidUnused(request, drawn, answer.refusal);
    return answer;
  }

  async #onRoster(command: RosterCommand, request: CommandRequest): Promise<CommandAccepted | Refusal> {
    const notOwner = ownershipRefusal(request.caseId, request.actor);
    if (notOwner) return notOwner;
    const { commandId, actor, correlationId } = request;
    const handled = await this.runtime.handler.handle({
      decider: rosterDecider, stream: rosterStream(request.caseId), command, commandId, actor, correlationId, causationId: correlationId, input: this.runtime,
    });
    return isRefusal(handled) ? handled : { ...accepted(request.caseId, handled), next: [] };
  }
}
