import type { Figure } from '../../figure.js';
import { median } from '../../measure/statistics.js';
import { CLIENTS } from '../../platform/lived.js';
import { type LivedCluster, livedCluster } from '../load/lived-cluster.js';
import { processFigures } from '../load/process-figures.js';
import type { ClusterSection } from '../run.js';

/** Processor time of a whole case by process, and what each process uses while nobody asks for anything. */
export const stages: ClusterSection = {
  name: 'stages',
  title: { zh: `每案的处理器时间，按进程：${CLIENTS} 个并发客户端`, en: `processor time a case, by process: ${CLIENTS} clients at once` },
  async measure(run) {
    const cluster = await run.cluster(1);
    run.say({ zh: '预热', en: 'warming up' });
    await livedCluster(cluster, run.cases);
    const lived: LivedCluster[] = [];
    for (let round = 1; round <= run.rounds; round += 1) {
      lived.push(await livedCluster(cluster, run.cases));
      run.say({ zh: `第 ${round} 轮`, en: `round ${round}` });
    }
    const idle = [...cluster.idle].map(([process, micros]): Figure => ({ name: `stages.idle.${process}`, label: { zh: `空闲时每秒，${process}`, en: `a second at rest, ${process}` }, unit: 'ms', value: micros / 1_000 })).sort((a, b) => b.value - a.value);
    return [
      { name: 'stages.entries', label: { zh: '每案记录数', en: 'entries a case' }, unit: '', value: median(lived.map(({ entries, cases }) => entries / cases)) },
      ...processFigures('stages', { zh: '一案', en: 'one case' }, lived.map(({ each }) => each)),
      { name: 'stages.idle', label: { zh: '空闲时每秒，全部进程', en: 'a second at rest, all processes' }, unit: 'ms', value: idle.reduce((sum, { value }) => sum + value, 0) },
      ...idle,
    ];
  },
};
