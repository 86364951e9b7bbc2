import { Body, Controller, type DynamicModule, HttpCode, Inject, Module, Post, Req } from '@nestjs/common';
import { parseOrRefuse, platformRefusal, RefusedError } from '@juanzong/http';
import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { TimeFollower } from './time-follower.js';
import { TIME_SECRET } from './time-secret.js';

const SECRET = Symbol('TimeSecret');
const position = z.string().regex(/^(-1|\d{1,20})$/);
const moved = z.strictObject({ to: z.iso.datetime({ offset: true }) });
const quiet = z.strictObject({ upTo: position });
const due = z.strictObject({ caseId: z.string(), deadlineId: z.string(), generation: z.int() });

/** `/internal/time`, only on a virtual clock and only for the service that moves it. */
@Controller('internal/time')
export class TimeFollowerController {
  constructor(
    @Inject(TimeFollower) private readonly follower: TimeFollower,
    @Inject(SECRET) private readonly secret: string,
  ) {}

  @Post('clock')
  @HttpCode(204)
  clock(@Req() request: FastifyRequest, @Body() body: unknown): void {
    this.#mustKnow(request);
    this.follower.moveTo(parseOrRefuse(moved, body).to);
  }

  @Post('quiet')
  @HttpCode(204)
  async quiet(@Req() request: FastifyRequest, @Body() body: unknown): Promise<void> {
    this.#mustKnow(request);
    await this.follower.quiet(BigInt(parseOrRefuse(quiet, body).upTo));
  }

  @Post('fire')
  @HttpCode(204)
  async fire(@Req() request: FastifyRequest, @Body() body: unknown): Promise<void> {
    this.#mustKnow(request);
    await this.follower.fire(parseOrRefuse(due, body));
  }

  @Post('recompute')
  @HttpCode(204)
  async recompute(@Req() request: FastifyRequest): Promise<void> {
    this.#mustKnow(request);
    await this.follower.recompute();
  }

  #mustKnow(request: FastifyRequest): void {
    const told = Buffer.from(String(request.headers[TIME_SECRET] ?? ''));
    const secret = Buffer.from(this.secret);
    if (told.length !== secret.length || !timingSafeEqual(told, secret)) throw new RefusedError(platformRefusal('identity.unauthenticated'));
  }
}

@Module({})
export class TimeFollowerModule {
  static of(follower: TimeFollower, secret: string): DynamicModule {
    return { module: TimeFollowerModule, controllers: [TimeFollowerController], providers: [{ provide: TimeFollower, useValue: follower }, { provide: SECRET, useValue: secret }] };
  }
}
