import { readFileSync } from 'node:fs';
import { codeOf } from './error-code.js';
import { refusalText } from './refusal-text.js';
import { runServer, type ServerOptions } from './run-server.js';
import { parseServerOptions, ServerUsageError } from './server-options.js';

/** Where a server writes what it has to say. */
export interface ServeOutput {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/**
 * Runs a server in this process, by a command line, until SIGTERM or SIGINT. Prints one line when it is ready. Returns
 * the exit code: 0 after a signal, 1 when it cannot start, 2 for wrong usage. When a commit fails, it ends the process
 * at once with 1: nothing may be written or answered after that.
 */
export async function serveEventStore(args: readonly string[], { out, err }: ServeOutput): Promise<0 | 1 | 2> {
  try {
    const options = parseServerOptions(args, (file) => readFileSync(file, 'utf8'));
    // A file that may grow no further is to be a failed write, not the end of the process without a word.
    process.on('SIGXFSZ', () => undefined);
    const server = await runServer(options, (error) => {
      err(`写入失败，存储停止；已应答的都在 / a commit failed, stopping; everything that was acknowledged is there: ${refusalText(error)}\n`);
      process.exit(1);
    });
    out(`事件存储已就绪 / event store ready: ${addressOf(options, server.port)}\n`);
    await signalled();
    await server.stop();
    return 0;
  } catch (error) {
    const usage = error instanceof ServerUsageError || String(codeOf(error)).startsWith('ERR_PARSE_ARGS');
    err(`${usage && error instanceof Error ? error.message : refusalText(error)}\n`);
    return usage ? 2 : 1;
  }
}

const addressOf = ({ host, tls }: ServerOptions, port: number): string =>
  `esdb://${host === '127.0.0.1' ? 'localhost' : host}:${port}?tls=${tls !== undefined}`;

const signalled = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => { resolve(); });
  });
