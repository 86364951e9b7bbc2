import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { Credentials } from '../security/credentials.js';
import type { ServerCertificate } from '../security/certificate.js';
import type { EventStorage } from '../storage/event-store.js';
import { allowEveryone, requireCredentials } from './access.js';
import { appendHandler } from './append.js';
import { batchAppendHandler } from './batch-append.js';
import { OpenCalls } from './open-calls.js';
import { featuresService, streamsService } from './protocol.js';
import { readHandler } from './read.js';
import type { ServiceContext } from './service-context.js';
import { supportedMethods } from './supported-methods.js';

export interface GrpcServerOptions {
  readonly storage: EventStorage;
  /** 0 for any free port. */
  readonly port: number;
  /** Certificate and credentials; undefined for plaintext, where there are no credentials either. */
  readonly security: { readonly certificate: ServerCertificate; readonly credentials: Credentials } | undefined;
  readonly maxAppendSize: number;
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
const HOST = '127.0.0.1';

/** Starts to listen on loopback. Rejects when the port is taken. */
export async function startGrpcServer(options: GrpcServerOptions): Promise<GrpcServer> {
  const { storage, security, maxAppendSize } = options;
  const openCalls = new OpenCalls();
  const access = security === undefined ? allowEveryone : requireCredentials(security.credentials);
  const context: ServiceContext = { storage, access, openCalls, maxAppendSize };
  const server = new Server({
    'grpc.max_receive_message_length': RECEIVE_LIMIT,
    'grpc.max_send_message_length': -1,
  });
  const { read, append, batchAppend } = streamsService.StreamsService;
  server.addService({ read: { ...read, responseSerialize: (message: Buffer) => message }, append, batchAppend }, {
    read: readHandler(context), append: appendHandler(context), batchAppend: batchAppendHandler(context),
  });
  server.addService(featuresService.ServerFeaturesService, {
    getSupportedMethods: (_call: unknown, callback: (error: null, answer: unknown) => void) => { callback(null, supportedMethods()); },
  });
  const port = await listen(server, options.port, serverCredentials(security?.certificate));
  const stop = async (): Promise<void> => {
    openCalls.close();
    await storage.writer.drained();
    openCalls.cancelAll();
    await close(server);
  };
  return { port, stop };
}

function serverCredentials(certificate: ServerCertificate | undefined): ServerCredentials {
  if (certificate === undefined) return ServerCredentials.createInsecure();
  const pair = { private_key: Buffer.from(certificate.privateKey), cert_chain: Buffer.from(certificate.certificate) };
  return ServerCredentials.createSsl(null, [pair], false);
}

const listen = (server: Server, port: number, credentials: ServerCredentials): Promise<number> =>
  new Promise((resolve, reject) => {
    server.bindAsync(`${HOST}:${port}`, credentials, (error, bound) => {
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
