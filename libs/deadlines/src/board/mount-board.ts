import { createBullBoard } from '@bull-board/api';
import type { IServerAdapter } from '@bull-board/api/typings/app';
import { FastifyAdapter } from '@bull-board/fastify';
import type { HttpEdge } from '@juanzong/http';
import { platformRefusal, RefusedError } from '@juanzong/http';
import type { Bilingual } from '@juanzong/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { BoardQueues } from './board-queues.js';
import type { BoardSessions } from './board-sessions.js';
import { SIGN_IN_SCRIPT, signInPage } from './sign-in-page.js';

export const BOARD_PATH = '/ops/queues';
export const OPERATOR = ['operator'] as const;
export const BOARD_TITLE: Bilingual = { zh: '期限队列', en: 'Deadline queues' };

/** The board names its own base, which the platform's other pages may not; it loads nothing from elsewhere. */
const BOARD_CSP = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'self'";
const POLL_SECONDS = 10;

/** Puts the board below `/ops/queues` of an application that is not listening yet, for operators alone. */
export function mountBoard(fastify: FastifyInstance, edge: HttpEdge, queues: BoardQueues, sessions: BoardSessions): void {
  const server = new FastifyAdapter().setBasePath(BOARD_PATH);
  createBullBoard({
    queues: queues.adapters(),
    // The adapter is told against its own copy of these types, of another patch version.
    serverAdapter: server as unknown as IServerAdapter,
    options: { uiConfig: { boardTitle: `${BOARD_TITLE.zh} · ${BOARD_TITLE.en}`, hideDocsLink: true, locale: { lng: 'zh-CN' }, pollingInterval: { forceInterval: POLL_SECONDS } } },
  });
  const guard = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    reply.header('content-security-policy', BOARD_CSP);
    try {
      queues.requireRedis();
      const actor = request.headers.authorization === undefined ? await sessions.actorOf(request.headers.cookie) : await edge.actorOf(request);
      if (actor) edge.permit(actor, OPERATOR, BOARD_TITLE);
      else if (!isPage(request)) throw new RefusedError(platformRefusal('identity.unauthenticated'));
      else await reply.status(401).type('text/html; charset=utf-8').send(signInPage(BOARD_PATH));
    } catch (error) {
      edge.answerError(error, request, reply);
    }
  };
  fastify.register(async (below) => {
    below.get('/sign-in.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(SIGN_IN_SCRIPT));
    await below.register(async (board) => {
      board.addHook('onRequest', guard);
      await board.register(server.registerPlugin());
    });
    // Before requests are waited for: one that waits for Redis itself would hold the application.
    below.addHook('preClose', () => queues.close());
  }, { prefix: BOARD_PATH });
}

const isPage = ({ method, headers }: FastifyRequest): boolean => method === 'GET' && headers.accept?.includes('text/html') === true;
