import { caseStream } from '@juanzong/case-file';
import type { RuleInput } from '@juanzong/common-domain';
import {
  eligibilityActions, type EligibilityCommand, eligibilityDecider, type EligibilityEvent, type EligibilityRefusal, type EligibilityState,
} from '@juanzong/eligibility-domain';
import type { AllowedActions, CommandAccepted, CommandExecutor, CommandRequest } from '@juanzong/http';
import { type Actor, type CaseId, isRefusal, refuse, type Refusal } from '@juanzong/kernel';
import { CaseCommands, type PreparedRequest, type ServiceRuntime } from '@juanzong/service-kit';
import type { MeansSource } from './means-source.js';
import { toCommand } from './to-command.js';

/** Eligibility's commands. A data query asks the shared source first and records its answer as a verification. */
export class EligibilityCommands implements CommandExecutor {
  readonly #commands: CaseCommands<EligibilityCommand, EligibilityState, EligibilityEvent, EligibilityRefusal, RuleInput>;

  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly means: MeansSource,
  ) {
    this.#commands = new CaseCommands(runtime, {
      context: 'eligibility', decider: eligibilityDecider, toCommand, actions: eligibilityActions, situation: ({ status }) => status, input: () => runtime,
    });
  }

  async execute(request: CommandRequest): Promise<CommandAccepted | Refusal> {
    if (request.action !== 'query-means') return this.#commands.execute(request);
    const queried = await this.#queried(request);
    return isRefusal(queried) ? queried : this.#commands.execute(queried);
  }

  allowedActions(caseId: CaseId, actor: Actor): Promise<AllowedActions | Refusal> {
    return this.#commands.allowedActions(caseId, actor);
  }

  async #queried(request: CommandRequest): Promise<PreparedRequest | Refusal> {
    const file = await this.runtime.cabinet.open(caseStream(request.caseId));
    const state = file.stateFor(eligibilityDecider);
    if (!('application' in state)) return refuse('eligibility.not-accepted');
    const found = await this.means.query(state.application, request);
    return found ? { ...request, action: 'verify-means', body: { method: 'DATA_QUERY', ...found }, content: { action: request.action } } : refuse('eligibility.household-missing');
  }
}
