import type { AllowedActions, CommandAccepted, CommandExecutor, CommandRequest } from '@juanzong/http';
import { type Actor, type CaseId, isRefusal, type Refusal } from '@juanzong/kernel';

/** One of the deciders of this context with its writing, and the actions that it answers to. */
export interface ExecutingPart {
  readonly actions: readonly { readonly name: string }[];
  readonly executor: CommandExecutor;
}

/** All commands of quality review: each goes to the part that it belongs to; what may be done next in a case is what any part allows. */
export class QualityReviewCommands implements CommandExecutor {
  constructor(private readonly parts: readonly [ExecutingPart, ...ExecutingPart[]]) {}

  async execute(request: CommandRequest): Promise<CommandAccepted | Refusal> {
    const part = this.parts.find(({ actions }) => actions.some(({ name }) => name === request.action));
    if (part === undefined) throw new Error(`no such action of quality review: ${request.action}`);
    return part.executor.execute(request);
  }

  /** The situation is the first part's: how the archive stands. */
  async allowedActions(caseId: CaseId, actor: Actor, since?: number): Promise<AllowedActions | Refusal> {
    const [first, ...rest] = this.parts;
    const allowed = await first.executor.allowedActions(caseId, actor, since);
    if (isRefusal(allowed)) return allowed;
    const others = await Promise.all(rest.map(({ executor }) => executor.allowedActions(caseId, actor, since)));
    const refused = others.find((one) => isRefusal(one));
    if (refused) return refused as Refusal;
    return { ...allowed, actions: [...allowed.actions, ...others.flatMap((one) => ('actions' in one ? one.actions : []))] };
  }
}
