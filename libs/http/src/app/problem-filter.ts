import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpEdge } from '../edge/http-edge.js';

/** Answers everything that anything below a route throws. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly edge: HttpEdge) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.edge.answerError(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
