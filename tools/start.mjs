// npm start: installs what is missing, builds what is stale, and becomes the platform. One process, so Ctrl-C and SIGTERM
// reach the platform itself and its exit code is ours.
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installIfMissing } from './install.mjs';

const main = fileURLToPath(new URL('../apps/platform/dist/main.js', import.meta.url));

installIfMissing();
const { build } = await import('./build.mjs');
const written = await build();
if (written > 0) console.log(`已构建 ${written} 个文件 / built ${written} files`);
if (!existsSync(main)) {
  console.error('没有可启动的平台程序 apps/platform/src/main.ts / there is no platform to start: apps/platform/src/main.ts');
  process.exit(1);
}

// A terminal's Ctrl-C arrives twice below npm: once from the terminal and once passed on by npm. The platform listens
// once, so the second must not meet the default action and cut the ordered stop short. One that comes later is meant.
const SAME_KEYSTROKE_MS = 1_000;
let stoppingSince;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    const nobodyElse = stoppingSince === undefined && process.listenerCount(signal) === 1;
    const meantAgain = stoppingSince !== undefined && Date.now() - stoppingSince > SAME_KEYSTROKE_MS;
    if (nobodyElse || meantAgain) process.exit(128 + constants.signals[signal]);
    stoppingSince ??= Date.now();
  });
}

process.argv[1] = main;
await import(pathToFileURL(main).href);
