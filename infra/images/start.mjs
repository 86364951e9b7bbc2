// Becomes the app that APP names: one process, so that SIGTERM reaches the service itself and its exit code is ours.
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const apps = fileURLToPath(new URL('../../apps/', import.meta.url));
const mainOf = (app) => `${apps}${app}/dist/main.js`;
const app = process.env.APP ?? '';
const known = readdirSync(apps).filter((name) => existsSync(mainOf(name))).sort();

if (!known.includes(app)) {
  console.error(`环境变量 APP 的值“${app}”无效，应为 ${known.join('、')} 之一\nThe environment variable APP is "${app}"; it must be one of ${known.join(', ')}`);
  process.exit(2);
}
process.argv[1] = mainOf(app);
await import(pathToFileURL(mainOf(app)).href);
