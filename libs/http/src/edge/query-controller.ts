import { Controller, Get, Inject, type InjectionToken, type Type } from '@nestjs/common';
import type { Bilingual } from '@juanzong/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { describeRoutes, type RouteDescription } from '../openapi/route-description.js';
import type { RefusalCatalogue } from '../problem/catalogue.js';
import { refusalIn } from '../problem/problem.js';
import { RefusedError } from '../problem/refused-error.js';
import { parseOrRefuse } from '../problem/validation.js';
import { subjectOf } from './accept-command.js';
import { workbookOf, XLSX } from './answer-table.js';
import { addRoute } from './add-route.js';
import { untilFresh } from './freshness.js';
import { HTTP_EDGE, type HttpEdge } from './http-edge.js';
import type { QueryAnswerer, QueryDefinition } from './query.js';

/** One context's questions: what the edge needs to know to offer them over HTTP. */
export interface QueryEdge {
  readonly context: string;
  readonly title: Bilingual;
  readonly queries: readonly QueryDefinition[];
  /** The token under which the module provides its `QueryAnswerer`. */
  readonly answerer: InjectionToken;
  readonly catalogue?: RefusalCatalogue;
}

/** A Nest controller with one GET route for every question. The module that lists it must provide `answerer`. */
export function queryController(spec: QueryEdge): Type<object> {
  const base = `api/${spec.context}/v1`;

  @Controller(base)
  class QueriesController {
    constructor(
      @Inject(HTTP_EDGE) private readonly edge: HttpEdge,
      @Inject(spec.answerer) private readonly answerer: QueryAnswerer,
    ) {}

    async run(definition: QueryDefinition, request: FastifyRequest, reply: FastifyReply): Promise<void> {
      const actor = await this.edge.actorOf(request);
      if (definition.roles) this.edge.permit(actor, definition.roles, definition.title);
      const params = request.params as Record<string, string>;
      const ofCase = definition.path.startsWith('cases/:id');
      if (ofCase) subjectOf(request, 'cases');
      const { minRevision, minPosition, format, ...query } = parseOrRefuse(definition.query, request.query) as { minRevision?: number; minPosition?: string; format?: 'json' | 'xlsx' };
      if (this.answerer.waitFor) {
        const wanted = {
          ...(ofCase && params['id'] !== undefined ? { caseId: params['id'] } : {}),
          ...(minRevision === undefined ? {} : { minRevision }),
          ...(minPosition === undefined ? {} : { minPosition: BigInt(minPosition) }),
        };
        const stale = await untilFresh({ waitFor: this.answerer.waitFor.bind(this.answerer) }, wanted);
        if (stale) throw new RefusedError(stale);
      }
      const answer = await this.answerer.answer({ name: definition.name, params, query, actor, correlationId: request.id });
      const refusal = refusalIn(answer);
      if (refusal) throw new RefusedError(refusal);
      if (format !== 'xlsx' || !definition.table) await reply.send(answer);
      else {
        const workbook = await workbookOf(definition.table, answer, this.edge.clock.now());
        await reply.type(XLSX).header('content-disposition', `attachment; filename="${definition.name}.xlsx"`).send(workbook);
      }
    }
  }

  for (const definition of spec.queries) {
    addRoute(QueriesController, Get, definition.path, `query ${definition.name}`, function (this: QueriesController, request, reply) {
      return this.run(definition, request, reply);
    });
  }
  Object.defineProperty(QueriesController, 'name', { value: `${spec.context}-queries` });
  const routes = spec.queries.map((query): RouteDescription => ({ ...query, method: 'get', kind: 'query', path: `/${base}/${query.path}` }));
  describeRoutes(QueriesController, { context: spec.context, title: spec.title, routes, ...(spec.catalogue ? { catalogue: spec.catalogue } : {}) });
  return QueriesController;
}
