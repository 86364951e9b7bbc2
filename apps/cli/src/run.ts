import { CommanderError } from 'commander';
import { EXIT, type ExitCode } from './exit-codes.js';
import { usageErrorText } from './help-texts.js';
import { NoAnswerError } from './http/no-answer-error.js';
import { ProblemError } from './http/problem-error.js';
import type { Io } from './io.js';
import { program } from './program.js';
import { asJson } from './text/json.js';
import { UsageError } from './usage-error.js';

interface Failure {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly details: readonly string[];
  readonly exit: ExitCode;
}

/** Runs one command line. Returns the exit code: 0, 1 or 2. Errors go to standard error, with `--json` also to standard output as JSON. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  let exit: ExitCode = EXIT.done;
  try {
    if (args.length === 0) {
      program(io, () => undefined).outputHelp({ error: true });
      return EXIT.notUsable;
    }
    await program(io, (code) => { exit = code; }).parseAsync(args, { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
    const failure = failureOf(error);
    io.err(textOf(failure));
    if (args.includes('--json')) io.out(asJson({ error: { code: failure.code, message: `${failure.zh} / ${failure.en}`, details: failure.details } }));
    return failure.exit;
  }
}

/** @throws what is no failure of a user or of a platform, but a mistake in here. */
function failureOf(error: unknown): Failure {
  if (error instanceof CommanderError) {
    const en = error.message.replace(/^error: /, '');
    return { code: error.code, zh: usageErrorText(error.code), en, details: ['帮助 help: juanzong --help'], exit: EXIT.notUsable };
  }
  if (error instanceof UsageError) return { code: error.code, ...error.text, details: error.details, exit: error.exit };
  if (error instanceof NoAnswerError) return { code: 'platform.no-answer', ...error.text, details: [], exit: EXIT.notUsable };
  if (error instanceof ProblemError) {
    const { code, status, errors = [], correlationId } = error.problem;
    const details = errors.map(({ path, zh, en }) => `${path}: ${zh} / ${en}`);
    const quote = status >= 500 && correlationId !== undefined ? [`correlationId: ${correlationId}`] : [];
    return { code, ...error.text, details: [...details, ...quote], exit: exitOf(status) };
  }
  throw error;
}

/** What the rules do not allow was asked rightly (1); what does not exist or cannot be read was not (2), nor does a broken platform answer (2). */
const exitOf = (status: number): ExitCode => (status === 403 || status === 409 || status === 422 ? EXIT.notAllGood : EXIT.notUsable);

const textOf = ({ code, zh, en, details }: Failure): string => [`✗ ${zh} / ${en}  (${code})`, ...details.map((line) => `  ${line}`)].map((line) => `${line}\n`).join('');
