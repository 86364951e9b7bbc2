import { startEmbeddedEventStore } from '@juanzong/embedded-event-store';

// The store with TLS, in a process of its own: node dist/tls-store-main.js DIR
const store = await startEmbeddedEventStore({ dataDirectory: process.argv[2] ?? '' });
process.stdout.write(`${store.connectionString}\n`);
process.once('SIGTERM', () => void store.stop().then(() => process.exit(0)));
