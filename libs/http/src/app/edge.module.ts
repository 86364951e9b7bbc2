import { type DynamicModule, Global, Module } from '@nestjs/common';
import { HTTP_EDGE, type HttpEdge } from '../edge/http-edge.js';

/** Gives every controller the shared edge. */
@Global()
@Module({})
export class EdgeModule {
  static of(edge: HttpEdge): DynamicModule {
    return { module: EdgeModule, providers: [{ provide: HTTP_EDGE, useValue: edge }], exports: [HTTP_EDGE] };
  }
}
