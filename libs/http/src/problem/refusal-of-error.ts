import { HttpException } from '@nestjs/common';
import type { Refusal } from '@juanzong/kernel';
import { z } from 'zod';
import { platformRefusal } from './platform-refusals.js';
import { refusalIn } from './problem.js';
import type { ValidationError } from './refused-error.js';
import { RefusedError } from './refused-error.js';
import { errorsFromIssues, invalid } from './validation.js';

/** What a thrown error refuses, however deep it is wrapped; undefined for an error that nobody named. */
export function refusalOfError(error: unknown): { refusal: Refusal; errors: readonly ValidationError[] } | undefined {
  for (const link of chainOf(error)) {
    if (link instanceof RefusedError) return { refusal: link.refusal, errors: link.errors };
    if (link instanceof z.ZodError) {
      const { refusal, errors } = invalid(errorsFromIssues(link));
      return { refusal, errors };
    }
    const refusal = refusalIn(link) ?? refusalIn((link as { refusal?: unknown }).refusal) ?? ofFramework(link);
    if (refusal) return { refusal, errors: [] };
  }
  return undefined;
}

/** An error, its causes and, of an aggregate, its members; each once. */
function* chainOf(error: unknown, seen = new Set<unknown>()): Generator<object> {
  if (typeof error !== 'object' || error === null || seen.has(error)) return;
  seen.add(error);
  yield error;
  if ('cause' in error) yield* chainOf(error.cause, seen);
  if (error instanceof AggregateError) for (const member of error.errors) yield* chainOf(member, seen);
}

/** What the web framework itself refuses: no such route, a body that is too large, broken or of another type. */
function ofFramework(error: object): Refusal | undefined {
  const status = error instanceof HttpException ? error.getStatus() : fastifyStatus(error);
  if (status === undefined || status >= 500) return status === 503 ? platformRefusal('platform.unavailable') : undefined;
  if (status === 404 || status === 405) return platformRefusal('request.route-not-found');
  if (status === 413) return platformRefusal('request.too-large');
  if (status === 415) return platformRefusal('request.unsupported-media-type');
  if (status === 401) return platformRefusal('identity.unauthenticated');
  return platformRefusal('request.malformed');
}

const fastifyStatus = (error: object): number | undefined => {
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  const ofFastify = typeof code === 'string' && code.startsWith('FST_');
  return (ofFastify || error instanceof SyntaxError) && typeof statusCode === 'number' ? statusCode : undefined;
};
