import type { Actor, Bilingual, Clock, Role } from '@juanzong/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { platformRefusal } from '../problem/platform-refusals.js';
import { type ProblemMap, refusalIn } from '../problem/problem.js';
import { refusalOfError } from '../problem/refusal-of-error.js';
import { RefusedError } from '../problem/refused-error.js';
import type { TokenVerifier } from '../token-verifier.js';
import type { HttpLog } from './http-log.js';

/** What every controller of the platform shares; injected by this token. */
export const HTTP_EDGE = Symbol('HttpEdge');

/** Authenticates, authorises and answers: the same for every context. */
export class HttpEdge {
  constructor(
    readonly problems: ProblemMap,
    readonly verifier: TokenVerifier,
    readonly clock: Clock,
    private readonly log: HttpLog,
  ) {}

  /** The person behind the bearer token. @throws RefusedError (401) */
  async actorOf(request: FastifyRequest): Promise<Actor> {
    const header = request.headers.authorization;
    if (header === undefined || !/^bearer /i.test(header)) throw new RefusedError(platformRefusal('identity.unauthenticated'));
    const actor = await this.verifier.verifyToken(header.slice(7).trim());
    const refusal = refusalIn(actor);
    if (refusal) throw new RefusedError(refusal);
    return actor as Actor;
  }

  /** @throws RefusedError (403) unless the actor's role is one of `roles`. */
  permit(actor: Actor, roles: readonly Role[], title: Bilingual): void {
    if (roles.includes(actor.role)) return;
    throw new RefusedError(platformRefusal('identity.role-not-permitted', { role: actor.role, roles, titleZh: title.zh, titleEn: title.en }));
  }

  /** Answers an error as a problem. One that nobody named is logged with its cause and answered without internals. */
  answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const known = refusalOfError(error);
    const refusal = known?.refusal ?? platformRefusal('platform.internal-error');
    if (!known || !this.problems.has(refusal.refusal)) {
      this.log.error({ correlationId: request.id, route: request.routeOptions?.url, code: refusal.refusal, err: error }, 'request failed');
    }
    const place = { instance: pathOf(request.url), correlationId: request.id };
    const problem = this.problems.problemOf(refusal, place, known?.errors);
    if (reply.sent) return;
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="juanzong"');
    if (problem.status === 503) reply.header('retry-after', '1');
    reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }
}

/** The path alone: a query may hold what somebody searched for. */
const pathOf = (url: string): string => {
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
};
