import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeCluster } from '@juanzong/local-cluster/testing';
import { FaultCluster } from './cluster/fault-cluster.js';
import { SmallDisk } from './cluster/small-disk.js';
import { FAULTS, FAULTS_IN_BRIEF, FAULTS_OF_DISK } from './faults/all.js';
import type { Fault } from './faults/fault.js';
import { planOf, roundsOf, shuffled } from './plan.js';
import { Recorder } from './recorder.js';
import { type Report, report, table } from './report.js';
import { type Scene, suffer } from './suffer.js';

const MINUTES = 60_000;
const REPORT = fileURLToPath(new URL('../../../reports/faults.json', import.meta.url));
const plan = planOf(process.env);
const faults = plan.brief ? FAULTS_IN_BRIEF : [...FAULTS, ...(SmallDisk.possible ? FAULTS_OF_DISK : [])];
const reports: Report[] = [];

await describeCluster(`a cluster under load loses nothing and does nothing twice (JUANZONG_FAULTS_SEED=${plan.random.seed})`, () => {
  let cluster: FaultCluster | undefined;
  let scene: Scene | undefined;
  let ordinal = 0;

  beforeAll(async () => {
    process.stderr.write('集群启动中…… / the cluster is starting …\n');
    const began = performance.now();
    cluster = await FaultCluster.start();
    const recorder = await Recorder.start({ kafka: cluster.address('kafka'), eventStore: cluster.address('event-store') });
    scene = { cluster, acknowledged: [], recorder, nextOrdinal: () => (ordinal += 1), outageMs: plan.outageMs, random: () => plan.random.next() };
    process.stderr.write(`集群就绪，${((performance.now() - began) / 1000).toFixed(1)} 秒 / the cluster is ready after ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
  }, 5 * MINUTES);

  afterAll(async () => {
    await scene?.recorder.stop();
    await cluster?.kill();
    process.stderr.write(table(reports));
    mkdirSync(dirname(REPORT), { recursive: true });
    writeFileSync(REPORT, `${JSON.stringify({ seed: plan.random.seed, reports }, undefined, 2)}\n`);
  }, MINUTES);

  async function endure(fault: Fault): Promise<void> {
    if (!scene) throw new Error('the cluster did not start');
    const { failedStarts } = scene.cluster.supervisor;
    const failedBefore = failedStarts.length;
    try {
      const outcome = await suffer(scene, fault);
      reports.push(report(fault.name, outcome));
      expect(outcome.faults).toEqual([]);
      // Whoever cannot start says why, in both languages.
      expect(failedStarts.slice(failedBefore).map(({ said }) => said).filter((said) => !/服务不能继续运行 \/ the service cannot run: \S/.test(said))).toEqual([]);
    } catch (error) {
      process.stderr.write(`✗ ${fault.name.zh} / ${fault.name.en}: ${String(error)}\n`);
      throw error;
    }
  }

  it.each(roundsOf(faults, plan).map((fault) => [`${fault.name.zh} / ${fault.name.en}`, fault] as const))('%s', (_name, fault) => endure(fault), 10 * MINUTES);

  if (!plan.brief && !SmallDisk.possible) {
    process.stderr.write('\n⚠ 跳过 / SKIPPED：磁盘写满，需要 root 才能挂载内存盘 / the full disk needs root, to mount one\n');
    it.skip.each(FAULTS_OF_DISK.map(({ name }) => `${name.zh} / ${name.en}`))('%s', () => undefined);
  }

  if (plan.minutes > 0) {
    it(`以任意次序再来 ${plan.minutes} 分钟 / again in any order, for ${plan.minutes} minutes`, async () => {
      const end = performance.now() + plan.minutes * MINUTES;
      while (performance.now() < end) for (const fault of shuffled(faults, plan.random)) if (performance.now() < end) await endure(fault);
    }, (plan.minutes + 15) * MINUTES);
  }
});
