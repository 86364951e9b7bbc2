import type { Command } from 'commander';
import type { Context } from '../commands/context.js';
import type { ExitCode } from '../exit-codes.js';

/** Runs the work of a command in the context that its options give. */
export type Run = (command: Command, work: (context: Context) => Promise<ExitCode>) => Promise<void>;
