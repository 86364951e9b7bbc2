// npm run demo: a year of a province, lived in minutes. Starts the platform on a fresh directory and a virtual clock, enrols the
// lawyers, lives the example register to its end, says what happened, checks everything with `juanzong check`, and ends with a fold
// of its own that shares nothing with the platform's read models.
//   node tools/demo.mjs [--rows N] [--until DATE] [--seed N] [--keep] [--cluster]
// With --cluster the same year passes through the separate processes of a cluster on this machine, Kafka between them.
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { notWhole, told } from './command-line.mjs';
import { installIfMissing } from './install.mjs';

const { values } = told(
  'npm run demo -- [--rows N] [--until 日期 DATE] [--seed N] [--keep] [--cluster]',
  { options: { rows: { type: 'string' }, until: { type: 'string', default: '2025-08-31' }, seed: { type: 'string', default: '1' }, keep: { type: 'boolean', default: false }, cluster: { type: 'boolean', default: false } } },
  ({ rows, until, seed }) => notWhole('rows', rows, 1) ?? notWhole('seed', seed, 0) ?? (/^\d{4}-\d{2}-\d{2}$/.test(until) ? undefined : `--until 须为日期，如 2024-06-30 / takes a date such as 2024-06-30, not: ${until}`),
);
const fileOf = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const [PLATFORM, SHELL] = [fileOf('apps/platform/dist/main.js'), fileOf('apps/cli/dist/main.js')];

installIfMissing();
const { build } = await import('./build.mjs');
await build();

const data = await mkdtemp(join(tmpdir(), 'juanzong-demo-'));
const started = performance.now();
const seconds = () => ((performance.now() - started) / 1000).toFixed(0);
const say = (text) => console.log(`\n── ${text}`);

const TIME = { JUANZONG_CLOCK: 'virtual', JUANZONG_CLOCK_START: '2024-01-01', JUANZONG_CALENDAR_LAG: '50', JUANZONG_LOG_LEVEL: 'error' };

/** A whole cluster on a virtual clock; as a platform it has an address once it is ready, can be stopped, and knows where its stores are. */
function startCluster() {
  const starting = (async () => {
    const { LocalCluster } = await import('@juanzong/local-cluster/services');
    await chmod(data, 0o755);
    return LocalCluster.start({ folder: data, env: TIME, log: (line) => console.log(`   ${line}`) });
  })();
  let stopped;
  return { url: starting.then(({ url }) => url), stop: () => (stopped ??= starting.then((cluster) => cluster.stop(), () => [])), stopServices: async () => (await starting).services.stop(), stores: async () => (await starting).stores };
}

/** The platform in a process of its own, and its address once it is ready. */
function startPlatform() {
  const env = { ...process.env, JUANZONG_DATA: data, JUANZONG_PORT: '0', ...TIME };
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

const run = (script, ...args) => runWith({}, script, ...args);
const runWith = (env, script, ...args) => new Promise((resolve) => spawn(process.execPath, [script, ...args], { stdio: 'inherit', env: { ...process.env, ...env } }).once('close', resolve));
/** One command of the shell against the platform; its exit code. */
const juanzong = (url, ...args) => run(SHELL, ...args, '--url', url);

/** With the whole register a cluster on one machine is busy for half an hour. */
const CLUSTER_ROWS = '40';
const rows = values.rows ?? (values.cluster ? CLUSTER_ROWS : undefined);
const platform = values.cluster ? startCluster() : startPlatform();
/** By a program that shares nothing with the read models; of the stores of a cluster whose services have ended, or of a platform's directory. */
async function foldAgain() {
  if (values.cluster) {
    await platform.stopServices();
    return runWith(await platform.stores(), fileOf('tools/independent-fold.mjs'), '--cluster');
  }
  await platform.stop();
  return run(fileOf('tools/independent-fold.mjs'), data);
}

let code = 1;
try {
  const url = await platform.url;
  say(`${values.cluster ? '集群' : '平台'}已在虚拟时钟上启动 / the ${values.cluster ? 'cluster' : 'platform'} runs on a virtual clock: ${url}`);
  await juanzong(url, 'lawyers', fileOf('examples/lawyers.csv'));
  say('推演登记簿 / living the register');
  const some = rows === undefined ? [] : ['--rows', rows];
  const lived = await juanzong(url, 'simulate', '--register', fileOf('examples/register-2024.xlsx'), '--seed', values.seed, '--until', values.until, ...some);
  say(`从未出现的记录类型 / kinds of entry that never occurred（${seconds()} s）`);
  const never = await juanzong(url, 'kinds', '--never');
  say('核对 / check');
  const checked = await juanzong(url, 'check');
  say('独立重算 / an independent fold');
  const refolded = await foldAgain();
  // A few rows, half a year or other dice need not bring about everything; the whole register as it stands does.
  const whole = rows === undefined && values.seed === '1' && values.until === '2025-08-31';
  code = lived !== 0 || checked !== 0 || refolded !== 0 || (whole && never !== 0) ? 1 : 0;
  say(`用时 ${seconds()} 秒 / took ${seconds()} s${values.keep ? `；数据 data: ${data}` : ''}`);
  if (values.keep && !values.cluster) console.log(`   回看 / replay: JUANZONG_CLOCK=virtual JUANZONG_DATA=${data} npm start`);
} finally {
  await platform.stop();
  if (!values.keep) await rm(data, { recursive: true, force: true, maxRetries: 5 });
}
process.exitCode = code;
