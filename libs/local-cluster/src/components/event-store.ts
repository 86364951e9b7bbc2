import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadCertificate } from '@juanzong/embedded-event-store';
import { eventStoreAnswers } from '../answers/event-store.js';
import type { Component } from '../component.js';
import { spawnDetached } from '../process/spawn-detached.js';
import { repositoryRoot } from '../root.js';

const VARIABLE = 'JUANZONG_EVENT_STORE';

/** What `juanzong event-store` runs, without the rest of the command line. */
const SERVER = join(repositoryRoot, 'libs', 'embedded-event-store', 'dist', 'main.js');

/** The certificate is kept apart from the data: who knows it goes on knowing it after the data was wiped. */
const certificateFile = (folder: string): string => join(folder, 'tls', 'ca.crt');

/** The project's own server for EventStoreDB's protocol, over TLS, with the users of a fresh node. */
export const eventStore: Component = {
  name: 'event-store',
  title: 'Event store',
  variables: [VARIABLE],
  standardPorts: [2113],
  elsewhere: [{ [VARIABLE]: 'esdb://127.0.0.1:2113?tls=false' }],
  composeService: 'event-store',
  stop: { signal: 'SIGTERM', patienceMs: 10_000 },
  lacks: async () => undefined,
  // By name: a certificate is not matched by address (RFC 6066), and Node warns of it.
  environment: ({ folder, ports: [port] }) => ({ [VARIABLE]: `esdb://admin:changeit@localhost:${port}?tls=true&tlsCAFile=${encodeURIComponent(certificateFile(folder))}` }),
  launch: async ({ folder, logFile, ports: [port] }) => {
    await loadCertificate(folder);
    const args = [SERVER, '--port', String(port), '--data', join(folder, 'data'), '--tls-cert', certificateFile(folder), '--tls-key', join(folder, 'tls', 'server.key')];
    return spawnDetached({ program: process.execPath, args, folder, logFile });
  },
  answers: (environment) => eventStoreAnswers(environment[VARIABLE] ?? ''),
  wipe: ({ folder }) => rmSync(join(folder, 'data'), { recursive: true, force: true }),
};
