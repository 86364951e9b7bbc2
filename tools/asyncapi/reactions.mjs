// What each context reacts to, read from the Nest modules that do: the handlers are the list, and no other list can go stale.
import 'reflect-metadata';
import { PATTERN_METADATA, TRANSPORT_METADATA } from '@nestjs/microservices/constants.js';

const TRANSPORT = /^juanzong\.context\.(.+)$/;

/**
 * @param {readonly Function[]} modules Nest modules
 * @returns {Map<string, Set<string>>} event types by the context that has a handler for them
 * @throws Error for a handler that names no context
 */
export function reactionsOf(modules) {
  const found = new Map();
  const controllers = modules.flatMap((module) => Reflect.getMetadata('controllers', module) ?? []);
  for (const { name, prototype } of controllers) {
    for (const key of Object.getOwnPropertyNames(prototype)) {
      const handler = Object.getOwnPropertyDescriptor(prototype, key)?.value;
      const types = typeof handler === 'function' ? Reflect.getMetadata(PATTERN_METADATA, handler) : undefined;
      if (types === undefined) continue;
      const transport = Reflect.getMetadata(TRANSPORT_METADATA, handler);
      const [, context] = TRANSPORT.exec(transport?.description ?? '') ?? [];
      if (context === undefined) throw new Error(`${name}.${key}: an event handler that names no context`);
      found.set(context, new Set([...(found.get(context) ?? []), ...types]));
    }
  }
  return found;
}
