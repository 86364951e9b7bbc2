import { Controller, Delete, type DynamicModule, Inject, Module, type OnModuleInit, Post, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { describeRoutes, HTTP_EDGE, type HttpEdge, type HttpLog, paramText, type RefusalCatalogue, RefusedError } from '@juanzong/http';
import { type Bilingual, refuse } from '@juanzong/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type BoardParts, BoardQueues } from './board-queues.js';
import { BoardSessions, SESSION_SECONDS, sessionCookie } from './board-sessions.js';
import { BOARD_PATH, BOARD_TITLE, mountBoard, OPERATOR } from './mount-board.js';

const BOARD_LOG = Symbol('BoardLog');
const LOOK: Bilingual = { zh: '在浏览器中查看期限队列', en: 'Look at the deadline queues in a browser' };
const LEAVE: Bilingual = { zh: '不再查看期限队列', en: 'Leave the deadline queues' };
const RETRY: Bilingual = { zh: '重试失败的期限', en: 'Try failed deadlines again' };

const boardRefusals: RefusalCatalogue<'ops-queues.no-such-queue'> = {
  'ops-queues.no-such-queue': { status: 404, zh: (p) => `没有队列${paramText(p['queue'])}。`, en: (p) => `There is no queue ${paramText(p['queue'], 'en')}.` },
};

/** What operators do at the board: show their token once for a page of it, and have failed deadlines tried again. */
@Controller('ops/queues')
export class QueueBoardController implements OnModuleInit {
  constructor(
    @Inject(HTTP_EDGE) private readonly edge: HttpEdge,
    @Inject(BoardQueues) private readonly queues: BoardQueues,
    @Inject(BoardSessions) private readonly sessions: BoardSessions,
    @Inject(BOARD_LOG) private readonly log: HttpLog,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    mountBoard(this.host.httpAdapter.getInstance<FastifyInstance>(), this.edge, this.queues, this.sessions);
  }

  @Post('session')
  async look(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const actor = await this.edge.actorOf(request);
    this.edge.permit(actor, OPERATOR, LOOK);
    this.queues.requireRedis();
    const secret = await this.sessions.open(actor);
    this.log.info({ actorId: actor.id, correlationId: request.id }, 'queue board opened');
    await reply.status(200).header('set-cookie', sessionCookie(BOARD_PATH, isSecure(request), secret)).send({ seconds: SESSION_SECONDS });
  }

  @Delete('session')
  async leave(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.queues.requireRedis();
    await this.sessions.close(request.headers.cookie);
    await reply.status(204).header('set-cookie', sessionCookie(BOARD_PATH, isSecure(request))).send();
  }

  @Post(':queue/retry-failed')
  async retry(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const actor = await this.edge.actorOf(request);
    this.edge.permit(actor, OPERATOR, RETRY);
    this.queues.requireRedis();
    const { queue = '' } = request.params as { queue?: string };
    const retried = await this.queues.retryFailed(queue);
    if (retried === undefined) throw new RefusedError(refuse('ops-queues.no-such-queue', { queue }));
    this.log.info({ actorId: actor.id, correlationId: request.id, outcome: 'done' }, 'failed deadlines tried again');
    await reply.status(200).send({ queue, retried });
  }
}

/** Behind a gateway that ends TLS, too: a caller that claims it gets a cookie that is only sent back over TLS. */
const isSecure = ({ protocol, headers }: FastifyRequest): boolean => protocol === 'https' || headers['x-forwarded-proto'] === 'https';

describeRoutes(QueueBoardController, {
  context: 'ops-queues', title: BOARD_TITLE, catalogue: boardRefusals,
  routes: [
    { method: 'post', path: `${BOARD_PATH}/session`, name: 'look', title: LOOK, kind: 'query', roles: OPERATOR },
    { method: 'delete', path: `${BOARD_PATH}/session`, name: 'leave', title: LEAVE, kind: 'open' },
    { method: 'post', path: `${BOARD_PATH}/:queue/retry-failed`, name: 'retry', title: RETRY, kind: 'query', roles: OPERATOR },
  ],
});

/** Bull Board below `/ops/queues`, to look at; closed with the application. */
@Module({})
export class QueueBoardModule {
  /** @throws Error for an address of Redis that is none */
  static of(parts: BoardParts, log: HttpLog): DynamicModule {
    const queues = new BoardQueues(parts);
    return {
      module: QueueBoardModule,
      controllers: [QueueBoardController],
      providers: [{ provide: BoardQueues, useValue: queues }, { provide: BoardSessions, useValue: new BoardSessions(queues.redis, parts.prefix) }, { provide: BOARD_LOG, useValue: log }],
    };
  }
}
