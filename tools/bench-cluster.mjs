// npm run bench:cluster [-- --sections relay,commands --json FILE --quick]: installs what is missing, builds what is stale, measures the
// cluster: Kafka, event store, PostgreSQL, Redis and S3 store on this machine, every service a process of its own.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installIfMissing } from './install.mjs';

installIfMissing();
const { build } = await import('./build.mjs');
await build();
await import(pathToFileURL(fileURLToPath(new URL('../libs/bench/dist/cluster/main.js', import.meta.url))).href);
