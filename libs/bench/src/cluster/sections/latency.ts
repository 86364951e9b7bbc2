import type { Bilingual } from '@juanzong/kernel';
import type { Figure } from '../../figure.js';
import { AGENCIES } from '../../lifecycle/applications.js';
import { CaseAtWork, receive } from '../../lifecycle/case-at-work.js';
import type { PlatformHttp } from '../../lifecycle/platform-http.js';
import type { BenchCluster } from '../load/bench-cluster.js';
import { EventWatch } from '../load/event-watch.js';
import { openLoop, type OpenLoop } from '../load/open-loop.js';
import { quantile } from '../load/quantile.js';
import type { ClusterRun, ClusterSection } from '../run.js';

const RECEIVED = 'intake.ApplicationReceived';
const ACCEPTED = 'intake.ApplicationAccepted';
const EXAMINABLE = 'eligibility.Examined';
const GRANTED = 'eligibility.AidGranted';
const OPENED = 'assignment.AssignmentOpened';
const ASSIGNED = 'assignment.ProviderAssigned';
/** What is done of less than this share of what is offered is not taken. */
const TAKEN_SHARE = 0.9;
const CONNECTIONS = 256;
const WARM_UP = { rate: 5, seconds: 4 };

/** Milliseconds of one case. */
interface Latencies {
  /** From the entry of the received application to that of the assignment, as recorded. */
  readonly recorded: number;
  /** From the moment the application should have been sent to the moment the assignment was seen. */
  readonly seen: number;
  /** From what one service wrote to what another wrote because of it: through relay and Kafka. */
  readonly reactions: readonly number[];
}

interface Attempt {
  readonly rate: number;
  readonly loop: OpenLoop;
  readonly cases: readonly Latencies[];
}

/** One case from the application to the assigned lawyer, as fast as the services let it. */
async function assigned(http: PlatformHttp, watch: EventWatch, ordinal: number): Promise<Omit<Latencies, 'seen'> & { readonly seenAt: number }> {
  const agency = AGENCIES[ordinal % AGENCIES.length] as string;
  const one = new CaseAtWork(http, (await receive(http, { ordinal, agency })).caseId, agency);
  const at = (type: string) => watch.seen(one.caseId, type);
  await one.requestSupplement();
  await one.supplyMaterials();
  await one.accept();
  await at(EXAMINABLE);
  await one.verifyMeans();
  await one.proposeGrant();
  await one.approve();
  await at(OPENED);
  await one.serve();
  await one.assign();
  const [received, accepted, examinable, granted, opened, end] = await Promise.all([RECEIVED, ACCEPTED, EXAMINABLE, GRANTED, OPENED, ASSIGNED].map(at));
  if (!received || !accepted || !examinable || !granted || !opened || !end) throw new Error(`${one.caseId}: entries are missing`);
  return { recorded: end.recorded - received.recorded, reactions: [examinable.recorded - accepted.recorded, opened.recorded - granted.recorded], seenAt: end.at };
}

async function attempt(run: ClusterRun, cluster: BenchCluster, { rate, seconds }: { rate: number; seconds: number }): Promise<Attempt> {
  await cluster.untilDone();
  const [http, watch] = [cluster.http(CONNECTIONS), EventWatch.of(cluster.stores['JUANZONG_EVENT_STORE'] ?? '')];
  try {
    const from = cluster.ordinals(Math.ceil(rate * seconds) + 1);
    const began = performance.now();
    const cases: Latencies[] = [];
    const loop = await openLoop(rate, seconds, async (index) => {
      const { seenAt, ...rest } = await assigned(http, watch, from + index);
      cases.push({ ...rest, seen: seenAt - began - (index * 1_000) / rate });
    });
    run.say({ zh: `每秒提交 ${rate.toFixed(1)} 案：办成 ${loop.taken.toFixed(1)} 案`, en: `${rate.toFixed(1)} cases a second offered, ${loop.taken.toFixed(1)} taken` });
    return { rate, loop, cases };
  } finally {
    http.close();
    await watch.stop();
  }
}

function figuresOf({ rate, loop, cases }: Attempt, name: string, label: Bilingual): Figure[] {
  const of = (suffix: string, zh: string, en: string, values: readonly number[], share: number): Figure => ({ name: `latency.${name}.${suffix}`, label: { zh: `${label.zh}：${zh}`, en: `${label.en}: ${en}` }, unit: 'ms', value: quantile(values, share) });
  const pair = (suffix: string, zh: string, en: string, values: readonly number[]): Figure[] => [of(`${suffix}.p50`, `${zh}，中位数`, `${en}, median`, values, 0.5), of(`${suffix}.p99`, `${zh}，99 分位`, `${en}, 99th percentile`, values, 0.99)];
  return [
    { name: `latency.${name}.taken`, label: { zh: `${label.zh}：每秒办成`, en: `${label.en}: taken a second` }, unit: '/s', value: loop.taken, peer: { name: 'offered', value: rate }, ratio: loop.taken / rate },
    ...pair('recorded', '收到 → 指派，按记录时间', 'received → assigned, as recorded', cases.map(({ recorded }) => recorded)),
    ...pair('seen', '收到 → 指派，按旁观者的钟', 'received → assigned, as seen from outside', cases.map(({ seen }) => seen)),
    ...pair('reaction', '另一服务的反应', 'reaction of another service', cases.flatMap(({ reactions }) => reactions)),
  ];
}

/** Cases offered at a rate, whether or not the cluster keeps up, and how long one takes from the application to the lawyer. */
export const latency: ClusterSection = {
  name: 'latency',
  title: { zh: '收到 → 指派：按给定速率提交', en: 'received → assigned: cases offered at a rate' },
  async measure(run) {
    const cluster = await run.cluster(1);
    run.say({ zh: '预热', en: 'warming up' });
    await attempt({ ...run, say: () => undefined }, cluster, WARM_UP);
    const figures: Figure[] = [];
    let most: number | undefined;
    for (const rate of run.rates) {
      const done = await attempt(run, cluster, { rate, seconds: run.seconds });
      figures.push(...figuresOf(done, `at-${rate}`, { zh: `每秒 ${rate} 案`, en: `${rate} cases a second` }));
      if (done.loop.taken >= rate * TAKEN_SHARE) continue;
      most = done.loop.taken;
      const rest = run.rates.filter((other) => other > rate).join(', ');
      if (rest !== '') run.say({ zh: `更高的速率（${rest}）只会让队列更长，不再测`, en: `higher rates (${rest}) would only make the queue longer and are left out` });
      break;
    }
    if (most === undefined) return figures;
    const half = await attempt(run, cluster, { rate: most / 2, seconds: run.seconds });
    return [...figures, ...figuresOf(half, 'at-half', { zh: `机器所能的一半（每秒 ${(most / 2).toFixed(1)} 案）`, en: `half of what the machine takes (${(most / 2).toFixed(1)} cases a second)` })];
  },
};
