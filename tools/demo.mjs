// npm run demo: a year of a province, lived in minutes. Starts the platform on a fresh directory and a virtual clock, enrols the
// lawyers, lives the example register to its end, says what happened, and ends with `juanzong check`.
//   node tools/demo.mjs [--rows N] [--until DATE] [--seed N] [--keep]
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installIfMissing } from './install.mjs';

const { values } = parseArgs({ options: { rows: { type: 'string' }, until: { type: 'string', default: '2025-08-31' }, seed: { type: 'string', default: '1' }, keep: { type: 'boolean', default: false } } });
const fileOf = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const [PLATFORM, SHELL] = [fileOf('apps/platform/dist/main.js'), fileOf('apps/cli/dist/main.js')];

installIfMissing();
const { build } = await import('./build.mjs');
await build();

const data = await mkdtemp(join(tmpdir(), 'juanzong-demo-'));
const started = performance.now();
const seconds = () => ((performance.now() - started) / 1000).toFixed(0);
const say = (text) => console.log(`\n── ${text}`);

/** The platform in a process of its own, and its address once it is ready. */
function startPlatform() {
  const env = { ...process.env, JUANZONG_DATA: data, JUANZONG_PORT: '0', JUANZONG_CLOCK: 'virtual', JUANZONG_CLOCK_START: '2024-01-01', JUANZONG_CALENDAR_LAG: '50', JUANZONG_LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, [PLATFORM], { env, stdio: ['ignore', 'inherit', 'pipe'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const url = new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
      const [, found] = /ready: (http:\/\/\S+)/.exec(said) ?? [];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error(`平台未能启动 / the platform did not start:\n${said}`)));
  });
  return { url, stop: () => (child.kill('SIGTERM'), ended) };
}

/** One command of the shell against the platform; its exit code. */
const juanzong = (url, ...args) => new Promise((resolve) => spawn(process.execPath, [SHELL, ...args, '--url', url], { stdio: 'inherit' }).once('close', resolve));

const platform = startPlatform();
let code = 1;
try {
  const url = await platform.url;
  say(`平台已在虚拟时钟上启动 / the platform runs on a virtual clock: ${url}`);
  await juanzong(url, 'lawyers', fileOf('examples/lawyers.csv'));
  say('推演登记簿 / living the register');
  const some = values.rows === undefined ? [] : ['--rows', values.rows];
  const lived = await juanzong(url, 'simulate', '--register', fileOf('examples/register-2024.xlsx'), '--seed', values.seed, '--until', values.until, ...some);
  say(`从未出现的记录类型 / kinds of entry that never occurred（${seconds()} s）`);
  const never = await juanzong(url, 'kinds', '--never');
  say('核对 / check');
  const checked = await juanzong(url, 'check');
  // A few rows, half a year or other dice need not bring about everything; the whole register as it stands does.
  const whole = values.rows === undefined && values.seed === '1' && values.until === '2025-08-31';
  code = lived !== 0 || checked !== 0 || (whole && never !== 0) ? 1 : 0;
  say(`用时 ${seconds()} 秒 / took ${seconds()} s${values.keep ? `；数据 data: ${data}` : ''}`);
  if (values.keep) console.log(`   回看 / replay: JUANZONG_CLOCK=virtual JUANZONG_DATA=${data} npm start`);
} finally {
  await platform.stop();
  if (!values.keep) await rm(data, { recursive: true, force: true, maxRetries: 5 });
}
process.exitCode = code;
