import { readFileSync } from 'node:fs';
import { codeOf } from './host/error-code.js';
import { parseServerOptions, ServerUsageError } from './host/server-options.js';
import { refusalText } from './host/refusal-text.js';
import { runServer } from './host/run-server.js';

// The store as a process of its own. Exit code 0 after SIGTERM, 1 when it cannot start or a commit fails, 2 for wrong usage.
const leave = (text: string, code: number): never => {
  process.stderr.write(`${text}\n`);
  return process.exit(code);
};

const options = (() => {
  try {
    return parseServerOptions(process.argv.slice(2), (file) => readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof ServerUsageError || String(codeOf(error)).startsWith('ERR_PARSE_ARGS')) return leave(error instanceof Error ? error.message : '', 2);
    return leave(refusalText(error), 1);
  }
})();

const fail = (error: unknown): void => {
  leave(`写入失败，存储停止；已应答的都在 / a commit failed, stopping; everything that was acknowledged is there: ${refusalText(error)}`, 1);
};
// A file that may grow no further is a failed write, not the end of the process without a word.
process.on('SIGXFSZ', () => undefined);
const server = await runServer(options, fail).catch((error: unknown) => leave(refusalText(error), 1));

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void server.stop().then(() => process.exit(0));
  });
}
const { host } = options;
process.stdout.write(`事件存储已就绪 / event store ready: esdb://${host === '127.0.0.1' ? 'localhost' : host}:${server.port}?tls=${server.tls}\n`);
