import type { Figure } from '../../figure.js';
import { median, medianRatio } from '../../measure/statistics.js';
import { CLIENTS } from '../../platform/lived.js';
import { type LivedCluster, livedCluster } from '../load/lived-cluster.js';
import type { ClusterSection } from '../run.js';

/** The same load on a cluster with two of every service and on one with one of each, in turn. */
export const instances: ClusterSection = {
  name: 'instances',
  title: { zh: `每种服务两个，对照一个：${CLIENTS} 个并发客户端办完整的案件`, en: `two of every service beside one: ${CLIENTS} clients live whole cases` },
  async measure(run) {
    const [one, two] = [await run.cluster(1), await run.cluster(2)];
    run.say({ zh: '预热', en: 'warming up' });
    for (const cluster of [one, two]) await livedCluster(cluster, run.cases);
    const lived: Record<'one' | 'two', LivedCluster[]> = { one: [], two: [] };
    for (let round = 1; round <= run.rounds; round += 1) {
      lived.one.push(await livedCluster(one, run.cases));
      lived.two.push(await livedCluster(two, run.cases));
      const [a, b] = [lived.one, lived.two].map((all) => all.at(-1)).map((last) => (last ? last.cases / last.seconds : NaN).toFixed(1));
      run.say({ zh: `第 ${round} 轮：一个 ${a}、两个 ${b} 案/秒`, en: `round ${round}: one ${a}, two ${b} cases a second` });
    }
    const of = (suffix: string, zh: string, en: string, unit: string, value: (lived: LivedCluster) => number): Figure => {
      const [theirs, ours] = [lived.one.map(value), lived.two.map(value)];
      return { name: `instances${suffix}`, label: { zh, en }, unit, value: median(ours), peer: { name: 'one of each', value: median(theirs) }, ratio: medianRatio(ours, theirs) };
    };
    const answered = ({ cases, seconds, settling }: LivedCluster): number => cases / (seconds - settling);
    return [
      of('', '完整的案件，到其后一切都完成', 'whole cases, until everything behind them is done', '/s', ({ cases, seconds }) => cases / seconds),
      of('.answered', '完整的案件，到最后一次应答', 'whole cases, until the last answer', '/s', answered),
      of('.p50', '一案从头到尾，中位数', 'one case from first request to last answer, median', 'ms', ({ p50 }) => p50),
      of('.p99', '一案从头到尾，99 分位', 'the same, 99th percentile', 'ms', ({ p99 }) => p99),
      of('.cpu', '每案处理器时间，全部进程', 'processor time a case, all processes', 'ms', ({ each }) => [...each.values()].reduce((a, b) => a + b, 0)),
    ];
  },
};
