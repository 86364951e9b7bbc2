import type { Bilingual } from '@juanzong/kernel';

/** Nothing answers at the address, or what answers is not the platform. Ends the command with exit code 2. */
export class NoAnswerError extends Error {
  constructor(readonly text: Bilingual, options?: ErrorOptions) {
    super(`${text.zh} / ${text.en}`, options);
  }
}

export const nothingAnswers = (url: string, cause: unknown): NoAnswerError =>
  new NoAnswerError(
    {
      zh: `${url} 没有应答（${causeCode(cause)}）。请先运行 npm start，或用 --url 指明平台地址`,
      en: `nothing answers at ${url} (${causeCode(cause)}); run npm start first, or name the platform with --url`,
    },
    { cause },
  );

export const notThePlatform = (url: string, status: number): NoAnswerError =>
  new NoAnswerError({
    zh: `${url} 的应答（HTTP ${status}）不是卷宗平台的应答，请检查 --url`,
    en: `what answered at ${url} (HTTP ${status}) is not the platform; check --url`,
  });

/** The system's code of a failed connection: ECONNREFUSED, ENOTFOUND, … */
export function causeCode(error: unknown): string {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at instanceof AggregateError && at.errors.length > 0) return causeCode(at.errors[0]);
    if (at.name === 'TimeoutError') return 'TIMEOUT';
  }
  return error instanceof Error ? error.message : String(error);
}
