import { caseStream } from '@juanzong/case-file';
import type { RuleInput } from '@juanzong/common-domain';
import {
  eligibilityActions, type EligibilityCommand, eligibilityDecider, type EligibilityEvent, type EligibilityRefusal, type EligibilityState,
} from '@juanzong/eligibility-domain';
import type { AllowedActions, CommandAccepted, CommandExecutor, CommandRequest } from '@juanzong/http';
import { type Actor, type CaseId, isRefusal, refuse, type Refusal } from '@juanzong/kernel';
import { CaseCommands, type PreparedRequest, type ServiceRuntime } from '@juanzong/service-kit';
import { EarlierFindings } from './earlier-findings.js';
import type { MeansSource } from './means-source.js';
import { toCommand } from './to-command.js';

/**
 * Eligibility's commands. A data query asks the shared source first and records its answer as a verification; using an earlier
 * finding again looks into the earlier file first.
 */
export class EligibilityCommands implements CommandExecutor {
  readonly #commands: CaseCommands<EligibilityCommand, EligibilityState, EligibilityEvent, EligibilityRefusal, RuleInput>;

  readonly #findings: EarlierFindings;

  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly means: MeansSource,
  ) {
    this.#findings = new EarlierFindings(runtime);
    this.#commands = new CaseCommands(runtime, {
      context: 'eligibility', decider: eligibilityDecider, toCommand, actions: eligibilityActions, situation: ({ status }) => status, input: () => runtime,
    });
  }

  async execute(request: CommandRequest): Promise<CommandAccepted | Refusal> {
    const prepared = await this.#prepared(request);
    return isRefusal(prepared) ? prepared : this.#commands.execute(prepared);
  }

  allowedActions(caseId: CaseId, actor: Actor, since?: number): Promise<AllowedActions | Refusal> {
    return this.#commands.allowedActions(caseId, actor, since);
  }

  async #prepared(request: CommandRequest): Promise<PreparedRequest | Refusal> {
    if (request.action === 'query-means') return this.#queried(request);
    if (request.action === 'decide-objection') return this.#seen(request);
    if (request.action !== 'reuse-hardship-finding') return request;
    const { caseId } = request.body as { caseId: string };
    return { ...request, body: { caseId, found: await this.#findings.look(caseId, request.caseId) }, content: { action: request.action, body: request.body } };
  }

  /** What was looked at stands in this file; an id that does not was not looked at. */
  async #seen(request: CommandRequest): Promise<PreparedRequest | Refusal> {
    const { entries } = await this.runtime.cabinet.open(caseStream(request.caseId));
    const known = new Set<string>(entries.map(({ entry }) => entry.eventId));
    const unknown = (request.body as { saw: readonly string[] }).saw.filter((id) => !known.has(id));
    return unknown.length === 0 ? request : refuse('eligibility.saw-unknown-entry', { unknown });
  }

  async #queried(request: CommandRequest): Promise<PreparedRequest | Refusal> {
    const file = await this.runtime.cabinet.open(caseStream(request.caseId));
    const state = file.stateFor(eligibilityDecider);
    if (!('application' in state)) return refuse('eligibility.not-accepted');
    const found = await this.means.query(state.application, request);
    return found ? { ...request, action: 'verify-means', body: { method: 'DATA_QUERY', ...found }, content: { action: request.action } } : refuse('eligibility.household-missing');
  }
}
