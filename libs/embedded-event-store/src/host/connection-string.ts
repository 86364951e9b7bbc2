import type { RunningServer } from './run-server.js';

/** The connection string for the official client. Without `password` it can be shown to anybody. */
export function connectionString({ port, tls, access }: Pick<RunningServer, 'port' | 'tls' | 'access'>, password = true): string {
  // By name: a certificate is not matched by address (RFC 6066), and Node warns of it.
  const host = `localhost:${port}`;
  if (access === undefined) return `esdb://${host}?tls=${tls}`;
  const { credentials, caFile } = access;
  const user = `${encodeURIComponent(credentials.username)}:${encodeURIComponent(credentials.password)}@`;
  return `esdb://${password ? user : ''}${host}?tls=true&tlsCAFile=${encodeURIComponent(caFile)}`;
}
