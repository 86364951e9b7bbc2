import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { contextTransport } from './context-transport.js';

/**
 * An `@EventPattern` method of one context with the two arguments `(message: Message, context: MessageContext)`.
 * Plain `@EventPattern` does as well, for methods that take the message only, in an application with one context.
 */
export const OnEntry = (type: string, context: string): MethodDecorator => (target, key, descriptor) => {
  Payload()(target, key, 0);
  Ctx()(target, key, 1);
  EventPattern<string>(type, contextTransport(context))(target, key, descriptor);
};
