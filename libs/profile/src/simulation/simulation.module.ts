import { Controller, type DynamicModule, Get, Inject, Module, Post, Req, Res } from '@nestjs/common';
import { describeRoutes, HTTP_EDGE, type HttpEdge, paramText, parseOrRefuse, type RefusalCatalogue, RefusedError } from '@juanzong/http';
import { type Bilingual, instant, refuse, type Refusal } from '@juanzong/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Simulation } from './simulation.js';

const OPERATOR = ['operator'] as const;
const CLOCK: Bilingual = { zh: '虚拟时钟', en: 'The virtual clock' };
const MOVE: Bilingual = { zh: '拨动虚拟时钟', en: 'Move the virtual clock' };
const HOLD: Bilingual = { zh: '暂缓送达，至下次静止为止', en: 'Hold the bus until the next rest' };
const REST: Bilingual = { zh: '等待平台静止', en: 'Wait until the platform is at rest' };

const after = z.string().regex(/^(-1|\d{1,20})$/, '应为十进制的位置 / Must be a decimal position').optional();
const atRest = z.enum(['everything', 'reactions']).default('everything');
const move = z.strictObject({ to: z.iso.datetime({ offset: true }), of: atRest, after });
const hold = z.strictObject({ held: z.literal(true) });
const rest = z.strictObject({ of: atRest, after });

type SimulationRefusal = Refusal<'simulation.clock-backwards'>;

const simulationRefusals: RefusalCatalogue<SimulationRefusal['refusal']> = {
  'simulation.clock-backwards': {
    status: 409,
    zh: (p) => `虚拟时钟现为${paramText(p['now'])}，不能拨回${paramText(p['to'])}。`,
    en: (p) => `The virtual clock stands at ${paramText(p['now'], 'en')} and cannot be moved back to ${paramText(p['to'], 'en')}.`,
  },
};

/** `/api/simulation/v1`, only on a platform that was started on a virtual clock: its time passes when an operator says so. */
@Controller('api/simulation/v1')
export class SimulationController {
  constructor(
    @Inject(HTTP_EDGE) private readonly edge: HttpEdge,
    @Inject(Simulation) private readonly simulation: Simulation,
  ) {}

  @Get('clock')
  async clock(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.edge.permit(await this.edge.actorOf(request), OPERATOR, CLOCK);
    await reply.send({ kind: 'virtual', now: this.simulation.now() });
  }

  @Post('clock')
  async move(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.edge.permit(await this.edge.actorOf(request), OPERATOR, MOVE);
    const asked = parseOrRefuse(move, request.body);
    const to = instant(Date.parse(asked.to));
    const now = this.simulation.now();
    if (to < now) throw new RefusedError(refuse('simulation.clock-backwards', { now, to }) satisfies SimulationRefusal);
    const moved = await this.simulation.moveTo(to, asked.of);
    await reply.status(200).send({ ...moved, ...(await this.#news(asked.after)) });
  }

  @Post('bus')
  async hold(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.edge.permit(await this.edge.actorOf(request), OPERATOR, HOLD);
    parseOrRefuse(hold, request.body);
    this.simulation.holdBus();
    await reply.status(200).send({ held: true });
  }

  @Get('rest')
  async rest(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.edge.permit(await this.edge.actorOf(request), OPERATOR, REST);
    const { of, after: since } = parseOrRefuse(rest, request.query);
    await this.simulation.rest(of);
    await reply.send({ now: this.simulation.now(), parked: await this.simulation.parked(), ...(await this.#news(since)) });
  }

  /** What was written after a position, for those who play a part; nothing unless asked. */
  async #news(since: string | undefined): Promise<object> {
    return since === undefined ? {} : { news: await this.simulation.news.after(BigInt(since)) };
  }
}

describeRoutes(SimulationController, {
  context: 'simulation', title: { zh: '模拟', en: 'Simulation' }, catalogue: simulationRefusals,
  routes: [
    { method: 'get', path: '/api/simulation/v1/clock', name: 'clock', title: CLOCK, kind: 'query', roles: OPERATOR },
    { method: 'post', path: '/api/simulation/v1/clock', name: 'move-clock', title: MOVE, kind: 'query', roles: OPERATOR, body: move },
    { method: 'post', path: '/api/simulation/v1/bus', name: 'hold-bus', title: HOLD, kind: 'query', roles: OPERATOR, body: hold },
    { method: 'get', path: '/api/simulation/v1/rest', name: 'rest', title: REST, kind: 'query', roles: OPERATOR, query: rest },
  ],
});

@Module({})
export class SimulationModule {
  static of(simulation: Simulation): DynamicModule {
    return { module: SimulationModule, controllers: [SimulationController], providers: [{ provide: Simulation, useValue: simulation }] };
  }
}
