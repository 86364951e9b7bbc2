import type { LoggerService } from '@nestjs/common';
import type { Log } from './create-log.js';

/**
 * What Nest itself says, in the platform's log. Its words are the framework's own; an error among its
 * arguments is described, everything else that is no text is left out.
 */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Log) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.debug({ component: contextOf(rest) }, textOf(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn({ component: contextOf(rest) }, textOf(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    const err = [message, ...rest].find((part) => part instanceof Error);
    this.logger.error({ component: contextOf(rest), ...(err ? { err } : {}) }, textOf(message));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.log(message, ...rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.log(message, ...rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.error(message, ...rest);
  }
}

/** Nest hands over the name of the speaking class last. */
const contextOf = (rest: readonly unknown[]): string => {
  const last = rest.at(-1);
  return typeof last === 'string' && !last.includes('\n') ? last : 'Nest';
};

const textOf = (message: unknown): string => (typeof message === 'string' ? message : message instanceof Error ? message.name : 'nest');
