import type { ServerOptions } from './run-server.js';

/** What a worker of this library is started with. */
export interface WorkerTask {
  readonly options: ServerOptions;
}

/** What it tells. */
export type WorkerMessage =
  | { readonly kind: 'ready'; readonly connectionString: string; readonly port: number }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'stopped' };
