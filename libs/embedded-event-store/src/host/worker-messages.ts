/** What a worker of this library is started with. */
export type WorkerTask =
  | { readonly task: 'serve'; readonly options: import('./run-server.js').ServerOptions }
  | { readonly task: 'check'; readonly dataDirectory: string };

/** What it tells. */
export type WorkerMessage =
  | { readonly kind: 'ready'; readonly connectionString: string; readonly port: number }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'checked'; readonly report: import('../storage/check-database.js').StoreReport };
