import type { Actor, Bilingual, Clock, Refusal, Role } from '@juanzong/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { platformRefusal } from '../problem/platform-refusals.js';
import { type ProblemMap, refusalIn } from '../problem/problem.js';
import { refusalOfError } from '../problem/refusal-of-error.js';
import { RefusedError, type ValidationError } from '../problem/refused-error.js';
import { type CommandEnded, watched } from './command-watch.js';
import type { CommandAccepted, CommandRequest } from './command.js';
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
    private readonly hooks: EdgeHooks = {},
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

  /** Carries a command out, measured and logged. */
  watched(context: string, command: CommandRequest, work: () => Promise<CommandAccepted | Refusal>): Promise<CommandAccepted | Refusal> {
    return watched(context, command, { refusalOf: (error) => this.#refusalOf(error)?.refusal, onCommand: this.hooks.onCommand }, work);
  }

  /** Answers an error as a problem. One that nobody named is logged with its cause and answered without internals. */
  answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const known = this.#refusalOf(error);
    const refusal = known?.refusal ?? platformRefusal('platform.internal-error');
    this.hooks.onProblem?.(request, refusal.refusal);
    if (!known || !this.problems.has(refusal.refusal) || known.serious) {
      this.log.error({ correlationId: request.id, route: request.routeOptions?.url, code: refusal.refusal, err: error }, 'request failed');
    }
    const place = { instance: pathOf(request.url), correlationId: request.id };
    const problem = this.problems.problemOf(refusal, place, known?.errors);
    if (reply.sent) return;
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="juanzong"');
    if (problem.status === 503) reply.header('retry-after', '1');
    reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }

  /** `serious`: named, and still something for an operator to look at. */
  #refusalOf(error: unknown): { readonly refusal: Refusal; readonly errors: readonly ValidationError[]; readonly serious: boolean } | undefined {
    const below = this.hooks.refusalOf?.(error);
    if (below) return { refusal: below, errors: [], serious: this.problems.statusOf(below.refusal) >= 500 };
    const known = refusalOfError(error);
    return known && { ...known, serious: false };
  }
}

/** What the platform adds to every controller. */
export interface EdgeHooks {
  /** What an error of a part below refuses. */
  readonly refusalOf?: ((error: unknown) => Refusal | undefined) | undefined;
  /** Told how every command ended. */
  readonly onCommand?: ((ended: CommandEnded) => void) | undefined;
  /** Told of every request that is answered with a problem, and of the problem's code. */
  readonly onProblem?: ((request: FastifyRequest, code: string) => void) | undefined;
}

/** The path alone: a query may hold what somebody searched for. */
const pathOf = (url: string): string => {
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
};
