// npm run bench [-- --only appends,reads --json FILE --quick]: installs what is missing, builds what is stale, measures.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installIfMissing } from './install.mjs';

installIfMissing();
const { build } = await import('./build.mjs');
await build();
await import(pathToFileURL(fileURLToPath(new URL('../libs/bench/dist/main.js', import.meta.url))).href);
