import { Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

type Handler<This> = (this: This, request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** Adds a method to a controller class and marks it as Nest's decorators would: path, then request and reply as its arguments. */
export function addRoute<This>(
  controller: { readonly prototype: This },
  verb: (path: string) => MethodDecorator,
  path: string,
  name: string,
  handler: Handler<This>,
): void {
  const prototype = controller.prototype as object;
  if (Object.hasOwn(prototype, name)) throw new Error(`route twice: ${name}`);
  const descriptor: PropertyDescriptor = { value: handler, writable: true, configurable: true, enumerable: false };
  Object.defineProperty(prototype, name, descriptor);
  Req()(prototype, name, 0);
  Res()(prototype, name, 1);
  verb(path)(prototype, name, descriptor);
}
