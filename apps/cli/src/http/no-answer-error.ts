import type { Bilingual } from '@juanzong/kernel';
import { systemCode } from '../system-code.js';

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

/** The system's code of a failed connection: ECONNREFUSED, ENOTFOUND, …; what the error says of itself where it has none. */
export function causeCode(error: unknown): string {
  const chain = causesOf(error);
  return chain.map(systemCode).find((code) => code !== undefined) ?? chain.map((one) => (one instanceof Error ? one.message : String(one))).at(-1) ?? 'error';
}

/** An error and what caused it; of several that happened at once, the first. */
function causesOf(error: unknown, depth = 0): unknown[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [error];
  const inner = 'errors' in error && Array.isArray(error.errors) ? (error.errors as unknown[])[0] : 'cause' in error ? error.cause : undefined;
  return inner === undefined ? [error] : [error, ...causesOf(inner, depth + 1)];
}
