// npm run cluster: the whole cluster on this machine — Kafka, PostgreSQL, Redis, event store and S3 store, every service in a process of
// its own, and the gateway in front. Ctrl-C stops everything in order; the next start goes on with the same data.
//   node tools/cluster.mjs [--data DIR] [--port N] [--instances N]
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { notWhole, told } from './command-line.mjs';
import { installIfMissing } from './install.mjs';

const { values } = told(
  'npm run cluster -- [--data 文件夹 DIR] [--port 0–65535] [--instances 1–10]',
  { options: { data: { type: 'string', default: './data/cluster' }, port: { type: 'string', default: '7300' }, instances: { type: 'string', default: '1' } } },
  ({ port, instances }) => notWhole('port', port, 0, 65_535) ?? notWhole('instances', instances, 1, 10),
);
const [port, instances] = [Number(values.port), Number(values.instances)];

installIfMissing();
const { build } = await import('./build.mjs');
await build();
const { LocalCluster, SERVICES, Supervisor } = await import('@juanzong/local-cluster/services');

const folder = resolve(values.data);
mkdirSync(folder, { recursive: true, mode: 0o755 });
const started = performance.now();
console.log('集群启动中：存储、各服务、网关…… / the cluster is starting: stores, services, gateway …');
try {
  const cluster = await LocalCluster.start({
    folder, port, instances: Object.fromEntries(SERVICES.map((service) => [service, instances])), log: (line) => console.log(`  ${line}`),
  });
  const supervisor = new Supervisor(cluster.services, (name, { code, signal }) => console.error(`  ${name} 意外结束（${signal ?? code}），正在重新启动 / ended unasked and is started again`));
  console.log(`集群就绪 / the cluster is ready: ${cluster.url} (${((performance.now() - started) / 1000).toFixed(1)} s)
  进程 processes       ${cluster.services.names.length} 个服务 services，每种 ${instances} 个 of each，gateway
  接口文档 API docs    ${cluster.url}/api/docs
  各服务状态 health    ${cluster.url}/health/ready
  期限队列 queues      ${cluster.url}/ops/queues
  命令行 command line  npx juanzong cases --url ${cluster.url}
  数据目录 data        ${folder}
  停止 stop            Ctrl-C`);
  let stopping;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      if (stopping) return;
      console.log('正在停止…… / stopping …');
      stopping = supervisor.stop().then(() => cluster.stop()).then((bad) => {
        for (const each of bad) console.error(`  没有正常结束 / did not end well: ${each}`);
        console.log('已停止，数据已保存 / stopped, everything is saved');
        process.exit(bad.length > 0 ? 1 : 0);
      });
    });
  }
} catch (error) {
  console.error(`集群不能启动 / the cluster cannot start: ${error.message}`);
  process.exit(1);
}
