import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../options.js';
import type { Measures } from '../report/table.js';
import { begun, conclude, printTable } from '../report/tell.js';
import { BenchCluster } from './load/bench-cluster.js';
import { type ClusterOptions, parseClusterOptions } from './options.js';
import { CLUSTER_SECTIONS } from './sections/index.js';

const started = begun();
const say = (text: string): void => void process.stderr.write(`[${((performance.now() - started.at) / 1_000).toFixed(0).padStart(4)} s] ${text}\n`);

/** Ends every cluster and removes what they kept. */
async function clear(folder: string, clusters: ReadonlyMap<number, Promise<BenchCluster>>): Promise<void> {
  for (const running of await Promise.allSettled(clusters.values())) if (running.status === 'fulfilled') await running.value.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Measures what is asked for, one section after the other; clusters stay up for those that come later. */
async function measureAll(options: ClusterOptions): Promise<Measures[]> {
  const folder = await mkdtemp(join(tmpdir(), 'juanzong-bench-cluster-'));
  // PostgreSQL may be another user.
  await chmod(folder, 0o755);
  const clusters = new Map<number, Promise<BenchCluster>>();
  const cluster = (instances: number): Promise<BenchCluster> => {
    const known = clusters.get(instances) ?? startCluster(join(folder, `cluster-of-${instances}`), instances);
    clusters.set(instances, known);
    return known;
  };
  // Services are processes of their own and would go on without anybody.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void clear(folder, clusters).finally(() => process.exit(1)));
  const measures: Measures[] = [];
  try {
    for (const { name, title, measure } of CLUSTER_SECTIONS.filter((section) => options.sections?.includes(section.name) ?? true)) {
      say(`${title.zh} / ${title.en}`);
      const scratch = join(folder, name);
      await mkdir(scratch, { mode: 0o755 });
      const measured = { name, title, figures: await measure({ ...options, scratch, cluster, say: ({ zh, en }) => say(`  ${zh} / ${en}`) }) };
      // At once: what was measured stays said although a later section fails.
      printTable([measured]);
      measures.push(measured);
    }
  } finally {
    await clear(folder, clusters);
  }
  return measures;
}

async function startCluster(folder: string, instances: number): Promise<BenchCluster> {
  say(`  启动集群，每种服务 ${instances} 个 / starting a cluster, ${instances} of every service`);
  await mkdir(folder, { mode: 0o755 });
  return BenchCluster.start(folder, instances);
}

try {
  const options = parseClusterOptions(process.argv.slice(2), CLUSTER_SECTIONS.map(({ name }) => name));
  await conclude(await measureAll(options), started, options.json);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
