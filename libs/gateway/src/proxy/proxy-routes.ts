import httpProxy from '@fastify/http-proxy';
import { type HttpEdge, platformRefusal, RefusedError } from '@juanzong/http';
import type { Log } from '@juanzong/observability';
import type { FastifyInstance } from 'fastify';
import type { Instances } from '../instances.js';
import type { GatewayMeasures } from '../gateway-measures.js';
import type { Route } from '../routes.js';
import { Attempt, type AttemptParts } from './attempt.js';
import { answerHeaders, requestHeaders } from './headers.js';
import { letGo, takeBodies } from './replayable-body.js';

export interface ProxyParts {
  readonly routes: readonly Route[];
  readonly instances: ReadonlyMap<string, Instances>;
  readonly edge: HttpEdge;
  readonly log: Log;
  readonly measures: GatewayMeasures;
  /** How long an instance may take to begin its answer, and between two parts of it; milliseconds. */
  readonly answerMs: number;
  /** How long a connection may take; milliseconds. */
  readonly connectMs: number;
}

/** Registers every route of the gateway, before the application is ready. */
export function proxyRoutes(fastify: FastifyInstance, parts: ProxyParts): void {
  for (const route of parts.routes) {
    void fastify.register(async (scope) => {
      takeBodies(scope, route.largestBytes);
      scope.setErrorHandler((error, request, reply) => parts.edge.answerError(isBadPath(error) ? new RefusedError(platformRefusal('request.route-not-found'), { cause: error }) : error, request, reply));
      await scope.register(httpProxy, optionsOf(route, parts));
    });
  }
}

/** A path that would leave its prefix: the library refuses it without a name. */
const isBadPath = (error: unknown): boolean => {
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
  return statusCode === 400 && code === undefined;
};

function optionsOf({ prefix, service }: Route, { instances, edge, log, measures, answerMs, connectMs }: ProxyParts): Parameters<typeof httpProxy>[1] {
  const own = instances.get(service);
  if (!own) throw new Error(`no instances of ${service}`);
  const attempts: AttemptParts = {
    service,
    instances: own,
    refuse: (refusal, request, reply) => {
      letGo(request, reply);
      edge.answerError(new RefusedError(refusal), request, reply);
    },
    broken: (error, request, reply) => edge.answerError(error, request, reply),
    onFailure: ({ failure, correlationId, error }) => {
      measures.notAnswered(service, failure);
      log.warn({ where: service, reason: failure, correlationId, err: error }, 'an instance did not answer');
    },
  };
  return {
    upstream: '',
    prefix,
    rewritePrefix: prefix,
    proxyPayloads: false,
    disableRequestLogging: true,
    destroyAgent: true,
    // Unless it is told otherwise the library takes every certificate.
    undici: { connect: { timeout: connectMs, rejectUnauthorized: true }, headersTimeout: answerMs, bodyTimeout: answerMs, tls: { rejectUnauthorized: true } } as object,
    replyOptions: { getUpstream: () => own.urls[0] ?? '', rewriteRequestHeaders: requestHeaders, rewriteHeaders: answerHeaders },
    handler: (request, reply, dest, options) => new Attempt(attempts, request, reply, dest, options).start(),
  };
}
