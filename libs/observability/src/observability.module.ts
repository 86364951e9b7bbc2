import { Controller, type DynamicModule, Get, Global, Inject, Module, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type HealthKind, HealthRegistry } from './health.js';
import { Metrics } from './metrics.js';

/** `/health/live`, `/health/ready` and `/metrics`: for machines, without a token and without personal data. */
@Controller()
export class ObservabilityController {
  constructor(
    @Inject(HealthRegistry) private readonly health: HealthRegistry,
    @Inject(Metrics) private readonly measures: Metrics,
  ) {}

  @Get('health/live')
  live(@Res() reply: FastifyReply): Promise<void> {
    return this.#answer('live', reply);
  }

  @Get('health/ready')
  ready(@Res() reply: FastifyReply): Promise<void> {
    return this.#answer('ready', reply);
  }

  @Get('metrics')
  async metrics(@Res() reply: FastifyReply): Promise<void> {
    await reply.type(this.measures.contentType).send(await this.measures.metrics());
  }

  async #answer(kind: HealthKind, reply: FastifyReply): Promise<void> {
    const report = await this.health.report(kind);
    await reply.status(report.status === 'ok' ? 200 : 503).send(report);
  }
}

/** Gives every module the same health registry and metrics, and answers for them. */
@Global()
@Module({})
export class ObservabilityModule {
  static of(health: HealthRegistry, metrics: Metrics): DynamicModule {
    return {
      module: ObservabilityModule,
      controllers: [ObservabilityController],
      providers: [{ provide: HealthRegistry, useValue: health }, { provide: Metrics, useValue: metrics }],
      exports: [HealthRegistry, Metrics],
    };
  }
}
