import type { RunningServer } from './run-server.js';

/** The connection string for the official client. Without `password` it can be shown to anybody. */
export function connectionString({ port, access }: Pick<RunningServer, 'port' | 'access'>, password = true): string {
  const host = `127.0.0.1:${port}`;
  if (access === undefined) return `esdb://${host}?tls=false`;
  const { credentials, caFile } = access;
  const user = `${encodeURIComponent(credentials.username)}:${encodeURIComponent(credentials.password)}@`;
  return `esdb://${password ? user : ''}${host}?tls=true&tlsCAFile=${encodeURIComponent(caFile)}`;
}
