import type { MessagePort } from 'node:worker_threads';
import type { ServerOptions } from './run-server.js';

/** What a worker of this library is started with: a store to serve, or one to answer another thread from. */
export type WorkerTask = { readonly kind: 'serve'; readonly options: ServerOptions } | ({ readonly kind: 'answer' } & AnsweringTask);

export interface AnsweringTask {
  readonly dataDirectory: string;
  readonly maxAppendSize: number;
  /** Moved to the worker: what it is asked comes in here and is answered here. */
  readonly port: MessagePort;
}

/** Where a store that is served can be reached. */
export interface ServedAt {
  readonly connectionString: string;
  readonly port: number;
}

/** What it tells. */
export type WorkerMessage =
  | { readonly kind: 'ready'; readonly address: ServedAt | undefined }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'stopped' };
