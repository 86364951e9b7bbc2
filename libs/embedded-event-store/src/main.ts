import { parseArgs } from 'node:util';
import { connectionString } from './host/connection-string.js';
import { DEFAULT_MAX_APPEND_SIZE, runServer } from './host/run-server.js';

// The store as a process of its own: node dist/main.js --data DIR [--port N] [--no-tls]
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string', default: '0' },
    'no-tls': { type: 'boolean', default: false },
  },
});
const port = Number(values.port);
if (values.data === undefined || !Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write('用法 / usage: main.js --data DIR [--port N] [--no-tls]\n');
  process.exit(2);
}

const fail = (error: unknown): void => {
  process.stderr.write(`提交失败，进程停止 / a commit failed, stopping: ${String(error)}\n`);
  process.exit(1);
};
const server = await runServer(
  { dataDirectory: values.data, port, tls: !values['no-tls'], maxAppendSize: DEFAULT_MAX_APPEND_SIZE }, fail,
).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return process.exit(1);
});

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void server.stop().then(() => process.exit(0));
  });
}
process.stdout.write(`ready ${connectionString(server, false)}\n`);
