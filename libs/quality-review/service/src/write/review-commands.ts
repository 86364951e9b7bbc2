import { expertsStream } from '@juanzong/case-file';
import type { AllowedActions, CommandAccepted, CommandExecutor, CommandRequest } from '@juanzong/http';
import type { Actor, CaseId, NewEntry, Refusal } from '@juanzong/kernel';
import {
  expertsDecider, type QualityRefusal, REVIEW_ACTIONS, reviewActionsFor, type ReviewCommand, reviewDecider, type ReviewFile, type ReviewInput, type ReviewRefusal,
} from '@juanzong/quality-review-domain';
import { CaseCommands, type ServiceRuntime } from '@juanzong/service-kit';
import { sha256 } from './sha256.js';

const KINDS = new Map(Object.entries(REVIEW_ACTIONS).map(([kind, { name }]) => [name, kind as ReviewCommand['kind']]));

/** What deciding about a review needs from outside the file: rules, the hash, and the experts of the campaign's region. */
export async function reviewInput(runtime: ServiceRuntime, region: string): Promise<ReviewInput> {
  const pool = (await runtime.cabinet.open(expertsStream(region))).stateFor(expertsDecider);
  return { book: runtime.book, calendar: runtime.calendar, sha256, pool };
}

/** The review of a drawn file, in the file. Who organises the campaign acts on files of every agency of its region, so the decider alone says who may. */
export class ReviewCommands implements CommandExecutor {
  readonly #commands: CaseCommands<ReviewCommand, ReviewFile, NewEntry, ReviewRefusal | QualityRefusal, ReviewInput>;

  constructor(runtime: ServiceRuntime) {
    this.#commands = new CaseCommands(runtime, {
      context: 'quality-review', decider: reviewDecider, actions: reviewActionsFor, situation: ({ archived }) => (archived ? 'Archived' : 'NotArchived'), mayAct: () => undefined,
      toCommand: ({ action, body }) => ({ kind: KINDS.get(action), ...(body as object) }) as ReviewCommand,
      input: (_request, command, { reviews }) => reviewInput(runtime, 'reviewId' in command ? (reviews[command.reviewId]?.region ?? '') : ''),
    });
  }

  execute(request: CommandRequest): Promise<CommandAccepted | Refusal> {
    return this.#commands.execute(request);
  }

  allowedActions(caseId: CaseId, actor: Actor, since?: number): Promise<AllowedActions | Refusal> {
    return this.#commands.allowedActions(caseId, actor, since);
  }
}
