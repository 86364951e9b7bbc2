import { loadCertificate } from '../security/certificate.js';
import { type Credentials, loadCredentials } from '../security/credentials.js';
import { byGeneratedCredentials, byUsers, firstOf } from '../security/authenticate.js';
import { writeInitialUsers } from '../security/initial-users.js';
import { UserDirectory } from '../security/user-directory.js';
import { type KeyPair, startGrpcServer } from '../server/grpc-server.js';
import { openLockedStorage } from './open-storage.js';

/** What a server is started with; plain data, so that it can be handed to a worker thread. */
export interface ServerOptions {
  readonly dataDirectory: string;
  /** The address to listen on; anything but loopback takes TLS. */
  readonly host: string;
  readonly port: number;
  /** `generated`: certificate and password are made in the data directory. Or certificate and key, in PEM. Or plaintext. */
  readonly tls: 'generated' | KeyPair | undefined;
  /** Whether a fresh node gets the users admin and ops, as EventStoreDB has them. */
  readonly initialUsers: boolean;
  readonly maxAppendSize: number;
}

/** A server that listens in this thread. */
export interface RunningServer {
  readonly port: number;
  readonly tls: boolean;
  /** Undefined unless they were generated. */
  readonly access: { readonly credentials: Credentials; readonly caFile: string } | undefined;
  stop(): Promise<void>;
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Opens the store and serves it. Rejects when another server has the data directory, when the port is taken or the files
 * are of another version. `fail` must stop the process: it is called when a commit fails.
 */
export async function runServer(options: ServerOptions, fail: (error: unknown) => void): Promise<RunningServer> {
  const { dataDirectory, host, port, tls, initialUsers, maxAppendSize } = options;
  if (tls === undefined && !LOOPBACK.has(host)) {
    throw new Error(`明文连接只能在本机回环地址上提供，请加 --tls-cert 和 --tls-key / plaintext is served on loopback only, not on ${host}: give a certificate and a key`);
  }
  const { storage, close } = await openLockedStorage(dataDirectory, fail);
  const undo: (() => void | Promise<void>)[] = [close];
  try {
    const generated = tls === 'generated'
      ? { certificate: await loadCertificate(dataDirectory), credentials: loadCredentials(dataDirectory) }
      : undefined;
    const users = new UserDirectory(storage);
    if (initialUsers) await writeInitialUsers(users);
    const ways = [...(generated === undefined ? [] : [byGeneratedCredentials(generated.credentials)]), byUsers(users)];
    const keyPair = generated?.certificate ?? (tls === 'generated' ? undefined : tls);
    const security = keyPair && { keyPair, authenticate: firstOf(...ways) };
    const server = await startGrpcServer({ storage, host, port, security, maxAppendSize });
    undo.unshift(() => server.stop());
    return {
      port: server.port,
      tls: keyPair !== undefined,
      access: generated && { credentials: generated.credentials, caFile: generated.certificate.caFile },
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
