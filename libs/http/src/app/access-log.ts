import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpLog } from '../edge/http-log.js';

/** One line for one answer: the route's pattern and the case, never the query string, a body or a header of a person. */
export function logAccess(log: HttpLog, request: FastifyRequest, reply: FastifyReply): void {
  const { id } = (request.params ?? {}) as { id?: string };
  log.info(
    {
      correlationId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime * 100) / 100,
      ...(id !== undefined && request.routeOptions.url?.includes('/cases/:id') ? { caseId: id } : {}),
    },
    'request',
  );
}
