import { platformRefusal, RefusedError } from '@juanzong/http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

/** Bodies up to this size are held, so that they can be sent to another instance; larger ones run through. Bytes. */
const HELD_BYTES = 1024 * 1024;
/** Lets bodies of every type through as they are. One that says that it is larger than `largestBytes` is refused before it is sent anywhere. */
export function takeBodies(scope: FastifyInstance, largestBytes: number): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', async ({ headers }: FastifyRequest, payload: IncomingMessage) => {
    const length = Number(headers['content-length'] ?? Number.NaN);
    if (length > largestBytes) throw new RefusedError(platformRefusal('request.too-large'));
    return length <= HELD_BYTES ? buffer(payload) : runningThrough(payload);
  });
}

/**
 * A body that runs through. Once nobody reads it any more what is still to come is thrown away: the caller is to see the
 * answer that came before its end, and not a connection that was reset.
 */
function runningThrough(payload: IncomingMessage): Readable {
  const body = payload.pipe(new PassThrough());
  payload.once('close', () => {
    if (!payload.complete) body.destroy(new Error('the caller has gone'));
  });
  body.once('error', () => payload.unpipe(body));
  body.once('close', () => payload.resume());
  return body;
}

/** Before an answer that does not wait for the body's end: a connection on which there is no telling how much is still to come is not used again. */
export function letGo({ raw, headers }: FastifyRequest, reply: FastifyReply): void {
  if (raw.complete) return;
  if (headers['content-length'] === undefined) reply.header('connection', 'close');
  else reply.removeHeader('connection');
}

/** What is sent for a body that is held: its bytes and their type. Nothing for one that runs through, or is not there. */
export function heldBody({ body, headers }: FastifyRequest): { readonly body?: Buffer; readonly contentType?: string } {
  return Buffer.isBuffer(body) ? { body, contentType: headers['content-type'] ?? 'application/octet-stream' } : {};
}

/** Whether the request can be sent a second time. */
export const isReplayable = ({ body }: FastifyRequest): boolean => !(body instanceof Readable);
