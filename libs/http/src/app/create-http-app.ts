import type { IncomingMessage } from 'node:http';
import { type DynamicModule, type LoggerService, Module, type ModuleMetadata, type Type } from '@nestjs/common';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { Bilingual, Clock, Refusal } from '@juanzong/kernel';
import type { CommandEnded } from '../edge/command-watch.js';
import { HttpEdge } from '../edge/http-edge.js';
import type { HttpLog } from '../edge/http-log.js';
import { openApiDocument } from '../openapi/document.js';
import { type ControllerDescription, descriptionOf } from '../openapi/route-description.js';
import type { RefusalCatalogue } from '../problem/catalogue.js';
import { ProblemMap } from '../problem/problem.js';
import type { TokenVerifier } from '../token-verifier.js';
import { logAccess } from './access-log.js';
import { CORRELATION_ID, correlationIdOf } from './correlation-id.js';
import { EdgeModule } from './edge.module.js';
import { ProblemFilter } from './problem-filter.js';
import { type RequestAnswered, tellAnswers } from './answers.js';
import { type RequestTracing, TracedRequests } from './request-tracing.js';
import { SECURITY_HEADERS } from './security-headers.js';

export interface HttpAppOptions {
  readonly verifier: TokenVerifier;
  /** The platform's clock: tells what the future is. */
  readonly clock: Clock;
  readonly log: HttpLog;
  /** What Nest itself says; nothing if absent. */
  readonly nestLogger?: LoggerService;
  /** Refusals that no described controller brings with it. */
  readonly catalogues?: readonly RefusalCatalogue[];
  /** Bytes; 1 MiB if absent. */
  readonly bodyLimit?: number;
  /** Bytes by a route's pattern (`/api/intake/v1/applications`), where a route takes larger bodies than the others. */
  readonly bodyLimits?: ReadonlyMap<string, number>;
  /** What an error of a part below refuses (a vault, a document store), for answers with a name instead of an internal error. */
  readonly refusalOf?: (error: unknown) => Refusal | undefined;
  /** Told how every command ended: for measures and the log. */
  readonly onCommand?: (ended: CommandEnded) => void;
  /** Told of every answer of the API: for measures. */
  readonly onAnswer?: ((answered: RequestAnswered) => void) | undefined;
  /** Makes a span of every request to the API; nothing is asked for where it is absent. */
  readonly tracing?: RequestTracing | undefined;
  /** Logs every answer; true if absent. */
  readonly accessLog?: boolean;
  readonly title?: Bilingual;
  readonly version?: string;
  /** What is shown as the API's documentation, from the application's own; asked whenever somebody looks. The own one if absent. */
  readonly documentOf?: (own: object) => Promise<object>;
}

type AppModule = Type<unknown> | DynamicModule;

const MIB = 1024 * 1024;

/**
 * A Nest application on Fastify, initialised but not listening: `await app.listen(port, host)`, `await app.close()`.
 * Every error becomes a problem; the API's documentation is at `/api/docs` and `/api/docs-json`. Closing lets
 * requests in flight finish and answers new ones 503.
 */
export async function createHttpApp(modules: readonly AppModule[], options: HttpAppOptions): Promise<NestFastifyApplication> {
  const problems = new ProblemMap(options.catalogues);
  const traced = options.tracing && new TracedRequests(options.tracing);
  const edge = new HttpEdge(problems, options.verifier, options.clock, options.log, { refusalOf: options.refusalOf, onCommand: traced?.watching(options.onCommand) ?? options.onCommand, onProblem: traced?.refused });
  const adapter = new FastifyAdapter({
    bodyLimit: options.bodyLimit ?? MIB,
    genReqId: (request: IncomingMessage) => correlationIdOf(request.headers),
    forceCloseConnections: 'idle',
    return503OnClosing: true,
  });
  prepare(adapter, options, traced);
  const app = await NestFactory.create<NestFastifyApplication>(rootOf([EdgeModule.of(edge), ...modules]), adapter, {
    logger: options.nestLogger ?? false,
    bodyParser: false,
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter(edge));
  const descriptions = describedIn(app);
  for (const { catalogue } of descriptions) if (catalogue) problems.add(catalogue);
  traced?.know(descriptions.flatMap(({ context, routes }) => routes.map((route) => ({ ...route, context }))));
  const document = openApiDocument(descriptions, problems, options);
  const { documentOf } = options;
  SwaggerModule.setup('api/docs', app, document as unknown as OpenAPIObject, {
    jsonDocumentUrl: 'api/docs-json',
    yamlDocumentUrl: 'api/docs-yaml',
    ...(documentOf ? { patchDocumentOnRequest: async (_request: unknown, _reply: unknown, own: OpenAPIObject) => (await documentOf(own)) as OpenAPIObject } : {}),
  });
  await app.init();
  await adapter.getInstance().ready();
  return app;
}

function prepare(adapter: FastifyAdapter, options: HttpAppOptions, traced: TracedRequests | undefined): void {
  const fastify = adapter.getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers(SECURITY_HEADERS);
    reply.header(CORRELATION_ID, request.id);
    done();
  });
  fastify.addHook('onRoute', (route) => {
    const limit = options.bodyLimits?.get(route.url);
    if (limit !== undefined) route.bodyLimit = limit;
  });
  traced?.hookInto(fastify);
  if (options.onAnswer) tellAnswers(fastify, options.onAnswer);
  if (options.accessLog === false) return;
  fastify.addHook('onResponse', (request, reply, done) => {
    logAccess(options.log, request, reply);
    done();
  });
}

function rootOf(imports: NonNullable<ModuleMetadata['imports']>): Type<unknown> {
  @Module({ imports })
  class PlatformModule {}
  return PlatformModule;
}

/** What every controller of the application says that it offers. */
function describedIn(app: NestFastifyApplication): ControllerDescription[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  const metatypes = new Set(controllers.flatMap(({ metatype }) => (metatype ? [metatype] : [])));
  return [...metatypes].flatMap((metatype) => descriptionOf(metatype) ?? []);
}
