import type { Bilingual } from '@juanzong/kernel';
import { EXIT, type ExitCode } from './exit-codes.js';

/** What was typed cannot be meant, or what it names is not sound. Ends the command, with exit code 2 unless told otherwise. */
export class UsageError extends Error {
  constructor(
    readonly code: string,
    readonly text: Bilingual,
    /** Lines that help on, such as the cases that a number could mean. */
    readonly details: readonly string[] = [],
    readonly exit: ExitCode = EXIT.notUsable,
  ) {
    super(`${text.zh} / ${text.en}`);
  }
}

export const usage = (code: string, zh: string, en: string, details: readonly string[] = []): UsageError => new UsageError(`usage.${code}`, { zh, en }, details);
