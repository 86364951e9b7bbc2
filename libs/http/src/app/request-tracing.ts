import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CommandEnded } from '../edge/command-watch.js';
import type { RouteDescription } from '../openapi/route-description.js';
import { apiContextOf } from './api-route.js';

/** A request as it is told to who traces it; ids, codes and the route's pattern only. */
export interface TracedRequest {
  readonly method: string;
  readonly route: string;
  readonly context: string;
  /** Of what the route offers, where it says so. */
  readonly name?: string | undefined;
  readonly kind?: RouteDescription['kind'] | undefined;
  readonly caseId?: string | undefined;
  readonly correlationId: string;
  /** As the caller sent it. */
  readonly traceparent?: string | undefined;
}

/** One request under way, to who traces it. */
export interface RequestTrace {
  /** Runs what belongs to the request. */
  within<T>(work: () => T): T;
  refused(code: string): void;
  end(status: number): void;
}

/** Who makes spans of requests. */
export interface RequestTracing {
  begin(request: TracedRequest): RequestTrace;
  /** Called within the request whose command it was. */
  commandEnded(ended: CommandEnded): void;
}

type Described = Pick<RouteDescription, 'method' | 'path' | 'name' | 'kind'>;

/** Whoever mistypes an address may have typed anything. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Tells of every request to the API; what machines ask (health, measures, documentation) is no part of it. */
export class TracedRequests {
  readonly #routes = new Map<string, Described>();
  readonly #open = new WeakMap<FastifyRequest, RequestTrace>();

  constructor(private readonly tracing: RequestTracing) {}

  /** The routes that are described, once all are known. */
  know(routes: readonly Described[]): void {
    for (const route of routes) this.#routes.set(`${route.method.toUpperCase()} ${route.path}`, route);
  }

  readonly refused = (request: FastifyRequest, code: string): void => this.#open.get(request)?.refused(code);

  /** `onCommand` that is also told to who traces. */
  watching(onCommand: ((ended: CommandEnded) => void) | undefined): (ended: CommandEnded) => void {
    return (ended) => {
      this.tracing.commandEnded(ended);
      onCommand?.(ended);
    };
  }

  /** Body parsers end in the context of the socket: the request's own is entered once they have. */
  hookInto(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, _reply, done) => {
      this.#begin(request);
      done();
    });
    fastify.addHook('preHandler', (request, _reply, done) => this.#within(request, done));
    fastify.addHook('onResponse', (request, reply, done) => {
      this.#within(request, done);
      this.#end(request, reply);
    });
  }

  #begin(request: FastifyRequest): void {
    const { url: route = '' } = request.routeOptions;
    const context = apiContextOf(route);
    if (context === undefined) return;
    const { name, kind } = this.#routes.get(`${request.method} ${route}`) ?? {};
    const { id } = (request.params ?? {}) as { id?: string };
    const { traceparent } = request.headers;
    this.#open.set(request, this.tracing.begin({
      method: request.method, route, context, name, kind, correlationId: request.id, caseId: route.includes('/cases/:id') && id !== undefined && UUID.test(id) ? id : undefined,
      traceparent: typeof traceparent === 'string' ? traceparent : undefined,
    }));
  }

  #within(request: FastifyRequest, done: () => void): void {
    const trace = this.#open.get(request);
    if (trace) trace.within(done);
    else done();
  }

  #end(request: FastifyRequest, reply: FastifyReply): void {
    this.#open.get(request)?.end(reply.statusCode);
    this.#open.delete(request);
  }
}
