import type { Bilingual } from '@juanzong/kernel';

/** One value that the platform could not take. */
export interface ProblemDetail {
  readonly path: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** A refusal as the platform answers it (RFC 9457), as far as it is read here. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly detailEn: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly correlationId?: string;
  readonly errors?: readonly ProblemDetail[];
}

/** The platform answered, and refused. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.detail} / ${problem.detailEn} (${problem.code})`);
  }

  get text(): Bilingual {
    return { zh: this.problem.detail, en: this.problem.detailEn };
  }
}

/** A problem, or undefined for a body that is none. */
export function problemIn(status: number, body: unknown): Problem | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { code, detail, detailEn } = body as Partial<Problem>;
  return typeof code === 'string' && typeof detail === 'string' && typeof detailEn === 'string' ? { ...(body as Problem), status } : undefined;
}
