import type { FastifyInstance } from 'fastify';
import { apiContextOf } from './api-route.js';

/** One answer of the API, as it is measured. */
export interface RequestAnswered {
  readonly context: string;
  readonly method: string;
  readonly status: number;
  /** From the request's arrival to its answer's last byte. */
  readonly seconds: number;
}

/** Tells of every answer of the API; what machines ask (health, measures, documentation) is no part of it. */
export function tellAnswers(fastify: FastifyInstance, told: (answered: RequestAnswered) => void): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const context = apiContextOf(request.routeOptions.url);
    if (context !== undefined) told({ context, method: request.method, status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
    done();
  });
}
