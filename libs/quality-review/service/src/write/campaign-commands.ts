import { expertsStream, reviewStream } from '@juanzong/case-file';
import type { AllowedActions, CommandAccepted, CommandExecutor, CommandRequest } from '@juanzong/http';
import { type Actor, isRefusal, type OccurredAt, type Refusal } from '@juanzong/kernel';
import {
  CAMPAIGN_ACTIONS, campaignActionsFor, type CampaignCommand, campaignDecider, type CampaignState, type ExpertsCommand, EXPERTS_ACTIONS, expertsDecider,
} from '@juanzong/quality-review-domain';
import { accepted, type ServiceRuntime } from '@juanzong/service-kit';
import { randomBytes } from 'node:crypto';
import { frameOf } from './campaign-frame.js';
import { standingsOf } from './campaign-standings.js';
import { sha256 } from './sha256.js';

const SEED_BYTES = 32;
const KINDS = new Map(Object.entries(CAMPAIGN_ACTIONS).map(([kind, { name }]) => [name, kind as CampaignCommand['kind']]));
const EXPERT_KINDS = new Map(Object.entries(EXPERTS_ACTIONS).map(([kind, { name }]) => [name, kind as ExpertsCommand['kind']]));

/** Commands to campaigns and to the pools of experts. Chance, the frame and how reviews stand come in here, at the edge of the decision, and are recorded with it. */
export class CampaignCommands implements CommandExecutor {
  constructor(private readonly runtime: ServiceRuntime) {}

  async execute(request: CommandRequest): Promise<CommandAccepted | Refusal> {
    const expertKind = EXPERT_KINDS.get(request.action);
    return expertKind === undefined ? this.#onCampaign(request) : this.#onPool(expertKind, request);
  }

  /** Campaigns are no cases: nothing may be done with them in one. */
  allowedActions(): Promise<AllowedActions | Refusal> {
    return Promise.resolve({ revision: -1, state: '', actions: [] });
  }

  async #onPool(kind: ExpertsCommand['kind'], request: CommandRequest): Promise<CommandAccepted | Refusal> {
    const region = request.caseId as string;
    const command = { kind, region, ...(request.body as object) } as ExpertsCommand;
    const handled = await this.runtime.handler.handle({ ...this.#sent(request), decider: expertsDecider, stream: expertsStream(region), command, input: undefined });
    return isRefusal(handled) ? handled : { ...accepted(region, handled), next: [] };
  }

  async #onCampaign(request: CommandRequest): Promise<CommandAccepted | Refusal> {
    const campaign = request.caseId as string;
    const stream = reviewStream(campaign);
    const file = await this.runtime.cabinet.open(stream);
    // What was done needs no facts again: they may have changed since.
    const facts = file.writtenBy(request.commandId).length > 0 ? {} : await this.#facts(request, file.stateFor(campaignDecider));
    const command = { kind: KINDS.get(request.action), ...(request.body as object), ...facts } as CampaignCommand;
    const handled = await this.runtime.handler.handle({ ...this.#sent(request), decider: campaignDecider, stream, command, input: { book: this.runtime.book, sha256 } });
    return isRefusal(handled) ? handled : { ...accepted(campaign, handled), next: await this.#next(stream, request.actor) };
  }

  async #facts({ action, caseId, body }: CommandRequest, state: CampaignState): Promise<object> {
    switch (KINDS.get(action)) {
      case 'openCampaign': {
        const { seed } = body as { readonly seed?: string };
        return { campaign: caseId, ...(seed === undefined ? { seed: randomBytes(SEED_BYTES).toString('hex'), seedFrom: 'PLATFORM' } : { seedFrom: 'PERSON' }) };
      }
      case 'fixFrame': return state.kind === 'Open' ? frameOf(state, this.runtime) : { asOf: this.runtime.clock.now(), cases: [] };
      case 'publishResults':
      case 'closeCampaign': return { standings: await standingsOf(state, this.runtime) };
      default: return {};
    }
  }

  #sent({ commandId, actor, correlationId, action, body, occurredOn }: CommandRequest) {
    const when: { occurredAt?: OccurredAt } = occurredOn === undefined ? {} : { occurredAt: { precision: 'day', date: occurredOn } };
    return { commandId, actor, correlationId, causationId: correlationId, content: { action, body }, ...when };
  }

  async #next(stream: string, actor: Actor): Promise<string[]> {
    return campaignActionsFor((await this.runtime.cabinet.open(stream)).stateFor(campaignDecider), actor);
  }
}
