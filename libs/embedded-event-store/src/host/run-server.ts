import { mkdirSync } from 'node:fs';
import { loadCertificate } from '../security/certificate.js';
import { type Credentials, loadCredentials } from '../security/credentials.js';
import { startGrpcServer } from '../server/grpc-server.js';
import { openEventStorage } from '../storage/event-store.js';
import { lockDataDirectory } from './data-directory-lock.js';

/** What a server is started with; plain data, so that it can be handed to a worker thread. */
export interface ServerOptions {
  readonly dataDirectory: string;
  readonly port: number;
  readonly tls: boolean;
  readonly maxAppendSize: number;
}

/** A server that listens in this thread. */
export interface RunningServer {
  readonly port: number;
  /** Undefined without TLS. */
  readonly access: { readonly credentials: Credentials; readonly caFile: string } | undefined;
  stop(): Promise<void>;
}

/** The maximum append size unless another is given: 1 MiB over all events of a call. */
export const DEFAULT_MAX_APPEND_SIZE = 1024 * 1024;

/**
 * Opens the store and serves it. Rejects when another server has the data directory, when the port is taken or the files
 * are of another version. `fail` must stop the process: it is called when a commit fails.
 */
export async function runServer(options: ServerOptions, fail: (error: unknown) => void): Promise<RunningServer> {
  const { dataDirectory, port, tls, maxAppendSize } = options;
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const release = lockDataDirectory(dataDirectory);
  const undo: (() => void | Promise<void>)[] = [release];
  try {
    const security = tls
      ? { certificate: await loadCertificate(dataDirectory), credentials: loadCredentials(dataDirectory) }
      : undefined;
    const storage = openEventStorage(dataDirectory, fail);
    undo.unshift(() => storage.close());
    const server = await startGrpcServer({ storage, port, security, maxAppendSize });
    undo.unshift(() => server.stop());
    return {
      port: server.port,
      access: security && { credentials: security.credentials, caFile: security.certificate.caFile },
      stop: () => inOrder(undo),
    };
  } catch (error) {
    await inOrder(undo);
    throw error;
  }
}

async function inOrder(steps: readonly (() => void | Promise<void>)[]): Promise<void> {
  for (const step of steps) await step();
}
