import type { RuleInput } from '@juanzong/common-domain';
import type { AllowedActions, CommandAccepted, CommandExecutor, CommandRequest } from '@juanzong/http';
import type { Actor, CaseId, NewEntry, Refusal } from '@juanzong/kernel';
import { qualityActionsFor, type QualityCommand, qualityDecider, type QualityRefusal, type QualityState } from '@juanzong/quality-review-domain';
import { CaseCommands, type ServiceRuntime, unfitReference } from '@juanzong/service-kit';
import { mayActOnQuality } from './may-act.js';
import { toQualityCommand } from './to-quality-command.js';

/** Archive, ratings and supervision of a case. Documents are uploaded before, through intake, and only referred to here. */
export class QualityCommands implements CommandExecutor {
  readonly #commands: CaseCommands<QualityCommand, QualityState, NewEntry, QualityRefusal, RuleInput>;

  constructor(private readonly runtime: ServiceRuntime) {
    this.#commands = new CaseCommands(runtime, {
      context: 'quality-review', decider: qualityDecider, toCommand: toQualityCommand, actions: qualityActionsFor, situation: ({ archive }) => archive.status,
      mayAct: mayActOnQuality, input: (request, command) => this.#input(request.caseId, command),
    });
  }

  execute(request: CommandRequest): Promise<CommandAccepted | Refusal> {
    return this.#commands.execute(request);
  }

  allowedActions(caseId: CaseId, actor: Actor, since?: number): Promise<AllowedActions | Refusal> {
    return this.#commands.allowedActions(caseId, actor, since);
  }

  /** What a command refers to must be in the document store, under this case's key. */
  async #input(caseId: string, command: QualityCommand): Promise<RuleInput | Refusal> {
    return (await unfitReference(this.runtime, caseId, documentsOf(command))) ?? this.runtime;
  }
}

function documentsOf(command: QualityCommand) {
  if (command.kind === 'submitArchive') return command.items.flatMap(({ documents }) => documents);
  return command.kind === 'recordRectification' ? command.documents : [];
}
