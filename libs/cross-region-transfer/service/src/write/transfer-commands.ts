import type { RuleInput } from '@juanzong/common-domain';
import { transferActions, type TransferCommand, transferDecider, type TransferEvent, type TransferRefusal, type TransferState } from '@juanzong/cross-region-transfer-domain';
import type { AllowedActions, CommandAccepted, CommandExecutor, CommandRequest } from '@juanzong/http';
import type { Actor, CaseId, Refusal } from '@juanzong/kernel';
import { CaseCommands, foreignRecipient, ownershipRefusal, type ServiceRuntime, unfitReference } from '@juanzong/service-kit';
import { toCommand } from './to-command.js';

/** Beside the owner's staff: the agency that a forwarding is proposed to, and justice bureaus; the decider guards each command. */
function mayAct(owner: string | undefined, actor: Actor, { caseId, state }: { readonly caseId: string; readonly state: TransferState }): Refusal | undefined {
  if (actor.role === 'supervisor') return undefined;
  if (state.status === 'Proposed' && actor.agency === state.proposal.to) return undefined;
  return ownershipRefusal(owner, actor) ?? foreignRecipient(actor, caseId);
}

/** The commands of cross-region transfer. */
export class TransferCommands implements CommandExecutor {
  readonly #commands: CaseCommands<TransferCommand, TransferState, TransferEvent, TransferRefusal, RuleInput>;

  constructor(runtime: ServiceRuntime) {
    this.#commands = new CaseCommands(runtime, {
      context: 'cross-region-transfer', decider: transferDecider, toCommand, actions: transferActions, situation: ({ status }) => status, mayAct,
      input: async ({ caseId }, command) =>
        (command.kind === 'recordInterview' && command.document ? await unfitReference(runtime, caseId, [command.document]) : undefined) ?? runtime,
    });
  }

  execute(request: CommandRequest): Promise<CommandAccepted | Refusal> {
    return this.#commands.execute(request);
  }

  allowedActions(caseId: CaseId, actor: Actor, since?: number): Promise<AllowedActions | Refusal> {
    return this.#commands.allowedActions(caseId, actor, since);
  }
}
