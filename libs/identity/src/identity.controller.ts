import { Body, Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { describeRoutes, parseOrRefuse, RefusedError } from '@juanzong/http';
import { isRefusal } from '@juanzong/kernel';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { BuiltinIssuer, type IssuedToken } from './builtin-issuer.js';
import type { Persona } from './persona.js';
import { refuseOthers } from './refuse-others.js';

const TOKEN_REQUEST = z.strictObject({ persona: z.string().min(1).max(100) });

/** The built-in issuer over HTTP, for this machine only. */
@Controller('api/identity/v1')
export class IdentityController {
  constructor(@Inject(BuiltinIssuer) private readonly issuer: BuiltinIssuer) {}

  @Post('token')
  @HttpCode(200)
  async token(@Req() request: FastifyRequest, @Body() body: unknown): Promise<IssuedToken> {
    refuseOthers(request);
    const { persona } = parseOrRefuse(TOKEN_REQUEST, body ?? {});
    const issued = await this.issuer.issue(persona);
    if (isRefusal(issued)) throw new RefusedError(issued);
    return issued;
  }

  @Get('personas')
  personas(@Req() request: FastifyRequest): { readonly personas: readonly Persona[] } {
    refuseOthers(request);
    return { personas: this.issuer.personas() };
  }
}

describeRoutes(IdentityController, {
  context: 'identity',
  title: { zh: '身份', en: 'Identity' },
  routes: [
    {
      method: 'post', path: '/api/identity/v1/token', name: 'issue-token', title: { zh: '以某一身份登录', en: 'Sign in as a persona' }, kind: 'open',
      body: TOKEN_REQUEST, example: { persona: 'clerk@340202' },
    },
    { method: 'get', path: '/api/identity/v1/personas', name: 'personas', title: { zh: '可用的身份', en: 'The personas' }, kind: 'open' },
  ],
});
