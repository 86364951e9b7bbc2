import { Controller, type DynamicModule, Get, Inject, Module, Post, Req, Res } from '@nestjs/common';
import { describeRoutes, HTTP_EDGE, type HttpEdge, paramText, type RefusalCatalogue, RefusedError } from '@juanzong/http';
import type { Bilingual } from '@juanzong/kernel';
import type { Log } from '@juanzong/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SERVICE_RUNTIME, type ServiceRuntime } from '@juanzong/service-kit';
import { kindsSeen } from './kinds.js';
import type { OpsRefusal, ParkedDesk } from './ops-desk.js';

const OPS_LOG = Symbol('OpsLog');
const OPS_DESK = Symbol('OpsDesk');
const OPERATOR = ['operator'] as const;
const READERS = ['operator', 'auditor'] as const;
const KINDS: Bilingual = { zh: '各类记录的数目', en: 'How often each kind of entry occurs' };
const LIST: Bilingual = { zh: '停放的案卷', en: 'Parked streams' };
const UNPARK: Bilingual = { zh: '重新处理停放的案卷', en: 'Take up a parked stream again' };

const opsRefusals: RefusalCatalogue<OpsRefusal['refusal']> = {
  'ops.not-parked': {
    status: 404,
    zh: (p) => `服务${paramText(p['context'])}没有停放案卷${paramText(p['stream'])}。`,
    en: (p) => `${paramText(p['context'], 'en')} has not parked the stream ${paramText(p['stream'], 'en')}.`,
  },
  'ops.nobody-took-it': {
    status: 503,
    zh: (p) => `服务${paramText(p['context'])}没有实例接手案卷${paramText(p['stream'])}，请确认它在运行，然后重试。`,
    en: (p) => `No instance of ${paramText(p['context'], 'en')} took up the stream ${paramText(p['stream'], 'en')}: see that it runs, then try again.`,
  },
};

/** `/api/ops/v1`: what the platform's operators see and do by hand. */
@Controller('api/ops/v1')
export class OpsController {
  constructor(
    @Inject(HTTP_EDGE) private readonly edge: HttpEdge,
    @Inject(OPS_DESK) private readonly desk: ParkedDesk,
    @Inject(OPS_LOG) private readonly log: Log,
    @Inject(SERVICE_RUNTIME) private readonly runtime: ServiceRuntime,
  ) {}

  @Get('parked')
  async parked(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.edge.permit(await this.edge.actorOf(request), OPERATOR, LIST);
    await reply.send({ parked: await this.desk.parked() });
  }

  @Get('kinds')
  async kinds(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.edge.permit(await this.edge.actorOf(request), READERS, KINDS);
    await reply.send({ kinds: await kindsSeen(this.runtime) });
  }

  @Post('parked/:context/:stream/unpark')
  async unpark(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const actor = await this.edge.actorOf(request);
    this.edge.permit(actor, OPERATOR, UNPARK);
    const { context = '', stream = '' } = request.params as { context?: string; stream?: string };
    const answer = await this.desk.unpark(context, stream);
    if ('refusal' in answer) throw new RefusedError(answer);
    this.log.info({ context, stream, actorId: actor.id, correlationId: request.id, outcome: answer.parkedAgain ? 'parked-again' : 'done' }, 'stream unparked');
    await reply.status(200).send(answer);
  }
}

describeRoutes(OpsController, {
  context: 'ops', title: { zh: '平台运维', en: 'Operations' }, catalogue: opsRefusals,
  routes: [
    { method: 'get', path: '/api/ops/v1/kinds', name: 'kinds', title: KINDS, kind: 'query', roles: READERS },
    { method: 'get', path: '/api/ops/v1/parked', name: 'parked', title: LIST, kind: 'query', roles: OPERATOR },
    { method: 'post', path: '/api/ops/v1/parked/:context/:stream/unpark', name: 'unpark', title: UNPARK, kind: 'query', roles: OPERATOR },
  ],
});

@Module({})
export class OpsModule {
  static of(desk: ParkedDesk, log: Log): DynamicModule {
    return { module: OpsModule, controllers: [OpsController], providers: [{ provide: OPS_DESK, useValue: desk }, { provide: OPS_LOG, useValue: log }] };
  }
}
