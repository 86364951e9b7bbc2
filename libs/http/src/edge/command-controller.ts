import { Controller, Get, Inject, type InjectionToken, Post, Req, Res, type Type } from '@nestjs/common';
import type { Bilingual, CaseId } from '@juanzong/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { describeRoutes, type RouteDescription } from '../openapi/route-description.js';
import type { RefusalCatalogue } from '../problem/catalogue.js';
import { refusalIn } from '../problem/problem.js';
import { RefusedError } from '../problem/refused-error.js';
import { acceptCommand, subjectOf } from './accept-command.js';
import type { ActionDefinition } from './action.js';
import type { AllowedActions, CommandAccepted, CommandExecutor } from './command.js';
import { HTTP_EDGE, type HttpEdge } from './http-edge.js';
import { addRoute } from './add-route.js';

/** One context's commands: what the edge needs to know to offer them over HTTP. */
export interface CommandEdge {
  /** The context's name, as in `/api/<context>/v1`. */
  readonly context: string;
  readonly title: Bilingual;
  readonly actions: readonly ActionDefinition[];
  /** The token under which the module provides its `CommandExecutor`. */
  readonly executor: InjectionToken;
  readonly catalogue: RefusalCatalogue;
}

/** An action as an answer names it. */
interface NamedAction {
  readonly name: string;
  readonly title?: Bilingual;
}

/**
 * A Nest controller with one route for every action of the table, and `GET …/cases/:id/actions`.
 * The module that lists it must provide `executor`.
 */
export function commandController(spec: CommandEdge): Type<object> {
  const base = `api/${spec.context}/v1`;
  const titles = new Map(spec.actions.map((action) => [action.name, action.title]));
  const named = (names: readonly string[]): NamedAction[] => names.map((name) => ({ name, ...(titles.has(name) ? { title: titles.get(name) as Bilingual } : {}) }));

  @Controller(base)
  class CommandsController {
    constructor(
      @Inject(HTTP_EDGE) private readonly edge: HttpEdge,
      @Inject(spec.executor) private readonly executor: CommandExecutor,
    ) {}

    @Get('cases/:id/actions')
    async allowedActions(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
      const actor = await this.edge.actorOf(request);
      const id = subjectOf(request, 'cases');
      const allowed = orThrow<AllowedActions>(await this.executor.allowedActions(id, actor));
      await reply.send({ caseId: id, revision: allowed.revision, state: allowed.state, actions: named(allowed.actions) });
    }

    async run(action: ActionDefinition, request: FastifyRequest, reply: FastifyReply): Promise<void> {
      const command = await acceptCommand(this.edge, action, request);
      const accepted = orThrow<CommandAccepted>(await this.edge.watched(spec.context, command, () => this.executor.execute(command)));
      const next = accepted.next ?? (action.collection === 'cases' ? await this.#next(accepted, command.actor) : []);
      const revision = String(accepted.revision);
      reply.status(action.opens && !accepted.repeated ? 201 : 200).headers({ etag: `"${revision}"`, 'x-juanzong-revision': revision });
      if (action.opens) reply.header('location', `/${base}/${action.collection}/${accepted.caseId}`);
      await reply.send({
        caseId: accepted.caseId,
        revision: accepted.revision,
        position: accepted.position.toString(),
        repeated: accepted.repeated,
        entries: accepted.eventIds,
        next: named(next),
      });
    }

    async #next(accepted: CommandAccepted, actor: Parameters<CommandExecutor['allowedActions']>[1]): Promise<readonly string[]> {
      const allowed = await this.executor.allowedActions(accepted.caseId as CaseId, actor, accepted.revision);
      return 'refusal' in allowed ? [] : allowed.actions;
    }
  }

  for (const action of spec.actions) {
    addRoute(CommandsController, Post, pathOf(action), `action ${action.name}`, function (this: CommandsController, request, reply) {
      return this.run(action, request, reply);
    });
  }
  Object.defineProperty(CommandsController, 'name', { value: `${spec.context}-commands` });
  describeRoutes(CommandsController, { context: spec.context, title: spec.title, catalogue: spec.catalogue, routes: routesOf(spec, base) });
  return CommandsController;
}

/** The answer, or the refusal on its way to the one map. */
function orThrow<T>(answer: unknown): T {
  const refusal = refusalIn(answer);
  if (refusal) throw new RefusedError(refusal);
  return answer as T;
}

const pathOf = (action: ActionDefinition): string => (action.opens ? action.collection : `${action.collection}/:id/${action.name}`);

function routesOf(spec: CommandEdge, base: string): RouteDescription[] {
  const commands = spec.actions.map((action): RouteDescription => ({
    method: 'post', path: `/${base}/${pathOf(action)}`, name: action.name, title: action.title, kind: 'command',
    roles: action.roles, body: action.body, opens: action.opens, ...(action.example === undefined ? {} : { example: action.example }),
  }));
  const allowed: RouteDescription = {
    method: 'get', path: `/${base}/cases/:id/actions`, name: 'allowed-actions', title: { zh: '可办理的事项', en: 'What may be done next' }, kind: 'actions',
  };
  return [...commands, allowed];
}
