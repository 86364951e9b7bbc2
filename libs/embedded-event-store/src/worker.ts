import { parentPort, workerData } from 'node:worker_threads';
import type { AnsweringTask, WorkerMessage, WorkerTask } from './host/worker-messages.js';
import type { ServerOptions } from './host/run-server.js';

// The thread in which the store does its work. Nothing but plain data crosses to the host.
const tell = (message: WorkerMessage): void => parentPort?.postMessage(message);
// Thrown outside of any promise, so that it ends this thread and reaches the host as an error.
const fail = (error: unknown): void => { setImmediate(() => { throw error; }); };

function untilStopped(stop: () => Promise<void>): void {
  parentPort?.once('message', () => {
    void stop().then(() => {
      tell({ kind: 'stopped' });
      parentPort?.close();
    });
  });
}

// Each kind loads what it needs, and only now: a store that is only asked has no use for a server.
async function serve(options: ServerOptions): Promise<void> {
  const [{ runServer }, { connectionString }] = await Promise.all([import('./host/run-server.js'), import('./host/connection-string.js')]);
  const server = await runServer(options, fail);
  untilStopped(() => server.stop());
  tell({ kind: 'ready', address: { connectionString: connectionString(server), port: server.port } });
}

async function answer({ dataDirectory, maxAppendSize, port }: AnsweringTask): Promise<void> {
  const [{ openLockedStorage }, { AskedStore }] = await Promise.all([import('./host/open-storage.js'), import('./asked/asked-store.js')]);
  const { storage, close } = await openLockedStorage(dataDirectory, fail);
  new AskedStore(port, storage, maxAppendSize);
  untilStopped(async () => {
    await close();
    port.close();
  });
  tell({ kind: 'ready', address: undefined });
}

const task = workerData as WorkerTask;
try {
  await (task.kind === 'serve' ? serve(task.options) : answer(task));
} catch (error) {
  tell({ kind: 'refused', message: error instanceof Error ? error.message : String(error) });
  parentPort?.close();
}
