import { CORRELATION_ID } from '@juanzong/http';
import type { FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';

/** Between two neighbours alone. What a `Connection` header names is taken away by the library. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer', 'upgrade', 'expect'];

const without = (headers: IncomingHttpHeaders, names: readonly string[]): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name.toLowerCase())));

/** What a service is sent: the correlation id of the gateway's own log, and who asked. */
export function requestHeaders(request: Pick<FastifyRequest, 'id' | 'method' | 'headers' | 'socket' | 'protocol'>, headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const bodiless = request.method === 'GET' || request.method === 'HEAD' ? ['content-length', 'content-type', 'transfer-encoding'] : [];
  const { 'x-forwarded-for': before } = request.headers;
  return {
    ...without(headers, [...HOP_BY_HOP, ...bodiless]),
    [CORRELATION_ID]: request.id,
    'x-forwarded-for': [before, request.socket.remoteAddress].flat().filter((address) => address !== undefined).join(', '),
    'x-forwarded-host': request.headers.host ?? '',
    'x-forwarded-proto': request.protocol,
  };
}

export const answerHeaders = (headers: IncomingHttpHeaders): IncomingHttpHeaders => without(headers, HOP_BY_HOP);
