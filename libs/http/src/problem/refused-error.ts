import type { Refusal } from '@juanzong/kernel';

/** Carries a refusal through code that can only throw; the edge answers it as if it had been returned. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';

  constructor(readonly refusal: Refusal, options?: { readonly cause?: unknown; readonly errors?: readonly ValidationError[] }) {
    super(refusal.refusal, options?.cause === undefined ? undefined : { cause: options.cause });
    this.errors = options?.errors ?? [];
  }

  /** Present where the refusal is `request.invalid`. */
  readonly errors: readonly ValidationError[];
}

/** One value that a request got wrong. `path` is dotted, list items by index: `opponents.0.name`; empty for the whole body. */
export interface ValidationError {
  readonly path: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}
