import type { Bilingual } from '@juanzong/kernel';

/** What was typed cannot be meant. Ends the command with exit code 2. */
export class UsageError extends Error {
  constructor(
    readonly code: string,
    readonly text: Bilingual,
    /** Lines that help on, such as the cases that a number could mean. */
    readonly details: readonly string[] = [],
  ) {
    super(`${text.zh} / ${text.en}`);
  }
}

export const usage = (code: string, zh: string, en: string, details: readonly string[] = []): UsageError => new UsageError(`usage.${code}`, { zh, en }, details);
