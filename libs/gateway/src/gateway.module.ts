import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { HTTP_EDGE, type HttpEdge } from '@juanzong/http';
import { type ProxyParts, proxyRoutes } from './proxy/proxy-routes.js';

const PARTS = Symbol('GatewayParts');

/** Puts the services' prefixes beside what the gateway answers itself. */
@Module({})
export class GatewayModule implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost<FastifyAdapter>,
    @Inject(HTTP_EDGE) private readonly edge: HttpEdge,
    @Inject(PARTS) private readonly parts: Omit<ProxyParts, 'edge'>,
  ) {}

  static of(parts: Omit<ProxyParts, 'edge'>): DynamicModule {
    return { module: GatewayModule, providers: [{ provide: PARTS, useValue: parts }] };
  }

  onModuleInit(): void {
    proxyRoutes(this.host.httpAdapter.getInstance(), { ...this.parts, edge: this.edge });
  }
}
