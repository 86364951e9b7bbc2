import { isRefusal, type Refusal } from '@juanzong/kernel';
import type { RefusalCatalogue } from './catalogue.js';
import { PLATFORM_REFUSALS, platformRefusal } from './platform-refusals.js';
import type { ValidationError } from './refused-error.js';
import { statusTitle } from './status-titles.js';

/** A refusal as RFC 9457 wants it, in Chinese and English. */
export interface Problem {
  readonly type: `urn:juanzong:refusal:${string}`;
  readonly title: string;
  readonly titleEn: string;
  readonly status: number;
  readonly detail: string;
  readonly detailEn: string;
  readonly code: string;
  readonly params: Refusal['params'];
  readonly instance: string;
  readonly correlationId: string;
  readonly errors?: readonly ValidationError[];
}

/** Where a problem arose: the request's path and correlation id. */
export interface ProblemPlace {
  readonly instance: string;
  readonly correlationId: string;
}

/** The one map from refusals to answers: the platform's and every context's. */
export class ProblemMap {
  readonly #answers = new Map(Object.entries(PLATFORM_REFUSALS));

  /** @throws Error if two catalogues answer the same code differently. */
  constructor(catalogues: readonly RefusalCatalogue[] = []) {
    for (const catalogue of catalogues) this.add(catalogue);
  }

  /** @throws Error if a code is answered already, by another answer. */
  add(catalogue: RefusalCatalogue): void {
    for (const [code, answer] of Object.entries(catalogue)) {
      const known = this.#answers.get(code);
      if (known && known !== answer) throw new Error(`refusal answered twice: ${code}`);
      this.#answers.set(code, answer);
    }
  }

  /** Every code that has an answer, with its status. */
  codes(): { readonly code: string; readonly status: number }[] {
    return [...this.#answers].map(([code, { status }]) => ({ code, status }));
  }

  /** The status that answers a code; 500 for one without an answer. */
  statusOf(code: string): number {
    return this.#answers.get(code)?.status ?? 500;
  }

  has(code: string): boolean {
    return this.#answers.has(code);
  }

  /** The problem of a refusal; a code without an answer becomes the internal error, never an empty answer. */
  problemOf(refusal: Refusal, place: ProblemPlace, errors: readonly ValidationError[] = []): Problem {
    const answer = this.#answers.get(refusal.refusal);
    if (!answer) return this.problemOf(platformRefusal('platform.internal-error'), place);
    const title = answer.title ?? statusTitle(answer.status);
    return {
      type: `urn:juanzong:refusal:${refusal.refusal}`,
      title: title.zh,
      titleEn: title.en,
      status: answer.status,
      detail: answer.zh(refusal.params),
      detailEn: answer.en(refusal.params),
      code: refusal.refusal,
      params: refusal.params,
      ...place,
      ...(errors.length > 0 ? { errors } : {}),
    };
  }
}

/** Whether a value is a refusal and not, say, an answer with a field of that name. */
export const refusalIn = (value: unknown): Refusal | undefined =>
  isRefusal(value) && typeof value.refusal === 'string' && typeof value.params === 'object' && value.params !== null ? value : undefined;
