import { platformRefusal, RefusedError } from '@juanzong/http';
import type { FastifyRequest } from 'fastify';
import { isFromLoopback } from './loopback.js';

/** @throws RefusedError (403) for whoever is not on this machine. */
export function refuseOthers(request: FastifyRequest): void {
  const local = isFromLoopback({ remoteAddress: request.socket.remoteAddress, headers: request.headers });
  if (!local) throw new RefusedError(platformRefusal('identity.loopback-only'));
}
