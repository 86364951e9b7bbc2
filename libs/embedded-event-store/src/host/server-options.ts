import { parseArgs } from 'node:util';
import { DEFAULT_MAX_APPEND_SIZE } from '../storage/proposed-event.js';
import type { ServerOptions } from './run-server.js';

/** What was typed cannot be meant. */
export class ServerUsageError extends Error {
  override readonly name = 'ServerUsageError';
}

const USAGE = '用法 / usage: event-store --data DIR [--port N] [--host ADDRESS] [--tls-cert FILE --tls-key FILE] [--max-append-size BYTES]';
const DEFAULT_PORT = '2113';
/** One append travels in one message, which may have 17 MiB. */
const LARGEST_APPEND = 16 * 1024 * 1024;

/**
 * Reads the command line of a server. `readText` reads a file: certificate and key are in PEM. Throws ServerUsageError,
 * or what reading a file throws.
 */
export function parseServerOptions(args: readonly string[], readText: (file: string) => string): ServerOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { data: text, port: text, host: text, 'tls-cert': text, 'tls-key': text, 'max-append-size': text },
  });
  const { data: dataDirectory, host = '127.0.0.1', 'tls-cert': certificate, 'tls-key': privateKey } = values;
  if (dataDirectory === undefined) throw new ServerUsageError(USAGE);
  if ((certificate === undefined) !== (privateKey === undefined)) {
    throw new ServerUsageError(`--tls-cert 和 --tls-key 须同时给出 / belong together\n${USAGE}`);
  }
  const tls = certificate === undefined || privateKey === undefined
    ? undefined
    : { certificate: readText(certificate), privateKey: readText(privateKey) };
  return {
    dataDirectory, host, tls, initialUsers: true,
    port: whole(values.port ?? DEFAULT_PORT, '--port', 0, 65_535),
    maxAppendSize: whole(values['max-append-size'] ?? String(DEFAULT_MAX_APPEND_SIZE), '--max-append-size', 1, LARGEST_APPEND),
  };
}

function whole(text: string, name: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : -1;
  if (value < least || value > most) throw new ServerUsageError(`${name}: ${least} – ${most}\n${USAGE}`);
  return value;
}
