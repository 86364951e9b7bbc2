import { parentPort, workerData } from 'node:worker_threads';
import { connectionString } from './host/connection-string.js';
import { runServer, type ServerOptions } from './host/run-server.js';
import type { WorkerMessage, WorkerTask } from './host/worker-messages.js';

// The thread in which the server does its work. Nothing but plain data crosses to the host.
const tell = (message: WorkerMessage): void => parentPort?.postMessage(message);

async function serve(options: ServerOptions): Promise<void> {
  // Thrown outside of any promise, so that it ends this thread and reaches the host as an error.
  const fail = (error: unknown): void => { setImmediate(() => { throw error; }); };
  const server = await runServer(options, fail);
  parentPort?.once('message', () => {
    void server.stop().then(() => {
      tell({ kind: 'stopped' });
      parentPort?.close();
    });
  });
  tell({ kind: 'ready', connectionString: connectionString(server), port: server.port });
}

const task = workerData as WorkerTask;
try {
  await serve(task.options);
} catch (error) {
  tell({ kind: 'refused', message: error instanceof Error ? error.message : String(error) });
  parentPort?.close();
}
