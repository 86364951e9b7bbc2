import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { Authenticate } from '../security/caller.js';
import type { EventStorage } from '../storage/event-store.js';
import { guardedAccess, openAccess } from './access.js';
import type { StreamMetadata } from '../storage/stream-metadata.js';
import { appendHandler } from './append.js';
import { batchAppendHandler } from './batch-append.js';
import { readBatchMessage } from './batch-message.js';
import { gossipHandler } from './gossip.js';
import { OpenCalls } from './open-calls.js';
import { featuresService, gossipService, streamsService, usersService } from './protocol.js';
import { readHandler } from './read.js';
import { deleteHandler, tombstoneHandler } from './removal.js';
import type { ServiceContext } from './service-context.js';
import { supportedMethods } from './supported-methods.js';
import { usersHandlers } from './users.js';

export interface GrpcServerOptions {
  readonly storage: EventStorage;
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Key pair, and how credentials are checked; undefined for plaintext, where there are no credentials. */
  readonly security: { readonly keyPair: KeyPair; readonly authenticate: Authenticate } | undefined;
  readonly maxAppendSize: number;
}

/** Certificate chain and private key, in PEM. */
export interface KeyPair {
  readonly certificate: string;
  readonly privateKey: string;
}

/** The listening server. */
export interface GrpcServer {
  readonly port: number;
  /** Answers what is queued, ends reads and batch streams with CANCELLED, refuses the rest, then closes. */
  stop(): Promise<void>;
}

/** Larger than the largest append, so that one that is too large is refused by itself and not with its connection. */
const RECEIVE_LIMIT = 17 * 1024 * 1024;
const CLOSING_TIME = 2_000;

/** Starts to listen. Rejects when the port is taken. */
export async function startGrpcServer(options: GrpcServerOptions): Promise<GrpcServer> {
  const { storage, security, maxAppendSize } = options;
  const openCalls = new OpenCalls();
  const metadataOf = (stream: string): StreamMetadata => storage.reader.metadata(stream);
  const access = security === undefined ? openAccess : guardedAccess(security.authenticate, metadataOf);
  const context: ServiceContext = { storage, access, openCalls, maxAppendSize };
  const server = new Server({
    'grpc.max_receive_message_length': RECEIVE_LIMIT,
    'grpc.max_send_message_length': -1,
  });
  const { StreamsService } = streamsService;
  const encoded = { responseSerialize: (message: Buffer) => message };
  const methods = {
    ...StreamsService, read: { ...StreamsService.read, ...encoded },
    batchAppend: { ...StreamsService.batchAppend, requestDeserialize: readBatchMessage, ...encoded },
  };
  server.addService(methods, {
    read: readHandler(context), append: appendHandler(context), batchAppend: batchAppendHandler(context),
    delete: deleteHandler(context), tombstone: tombstoneHandler(context),
  });
  server.addService(gossipService.GossipService, { read: gossipHandler() });
  server.addService(usersService.UsersService, usersHandlers(context));
  server.addService(featuresService.ServerFeaturesService, {
    getSupportedMethods: (_call: unknown, callback: (error: null, answer: unknown) => void) => { callback(null, supportedMethods()); },
  });
  const port = await listen(server, `${options.host}:${options.port}`, serverCredentials(security?.keyPair));
  const stop = async (): Promise<void> => {
    openCalls.close();
    await storage.writer.drained();
    openCalls.cancelAll();
    await close(server);
  };
  return { port, stop };
}

function serverCredentials(certificate: KeyPair | undefined): ServerCredentials {
  if (certificate === undefined) return ServerCredentials.createInsecure();
  const pair = { private_key: Buffer.from(certificate.privateKey), cert_chain: Buffer.from(certificate.certificate) };
  return ServerCredentials.createSsl(null, [pair], false);
}

const listen = (server: Server, address: string, credentials: ServerCredentials): Promise<number> =>
  new Promise((resolve, reject) => {
    server.bindAsync(address, credentials, (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });

/** Lets calls end, but not for ever: a client that stopped reading would hold the server up. */
const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => { server.forceShutdown(); }, CLOSING_TIME);
    server.tryShutdown(() => {
      clearTimeout(timer);
      resolve();
    });
  });
