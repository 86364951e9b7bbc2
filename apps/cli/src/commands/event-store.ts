import { serveEventStore } from '@juanzong/embedded-event-store';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Context } from './context.js';

/** Options of `juanzong event-store`, by their names on the command line of the server. */
export interface EventStoreOptions {
  readonly data?: string;
  readonly port?: string;
  readonly host?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly maxAppendSize?: string;
}

/** `juanzong event-store`: the event store by itself, until SIGTERM. One line says that it is ready. */
export async function eventStoreCommand({ io }: Context, options: EventStoreOptions): Promise<ExitCode> {
  const { data, port, host, tlsCert, tlsKey, maxAppendSize } = options;
  const named = { data, port, host, 'tls-cert': tlsCert, 'tls-key': tlsKey, 'max-append-size': maxAppendSize };
  const args = Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`]));
  const code = await serveEventStore(args, io);
  return code === 0 ? EXIT.done : code === 2 ? EXIT.notUsable : EXIT.notAllGood;
}
