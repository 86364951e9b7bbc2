import type { Bilingual } from '@juanzong/kernel';
import type { Figure } from '../../figure.js';
import { median, medianRatio } from '../../measure/statistics.js';
import { CLIENTS } from '../../platform/lived.js';
import type { Times } from '../load/bench-cluster.js';
import { closedLoop, type Loop } from '../load/closed-loop.js';
import { batches, type Commanded, COMMANDED } from '../load/prepared.js';
import { processFigures } from '../load/process-figures.js';
import type { ClusterRun, ClusterSection } from '../run.js';

const LABELS: Readonly<Record<Commanded, Bilingual>> = {
  intake: { zh: '受理：收到申请', en: 'intake: receive an application' },
  'cross-region-transfer': { zh: '转交：提出转交', en: 'forwarding: propose one' },
  eligibility: { zh: '审查：提出给予', en: 'eligibility: propose a grant' },
  assignment: { zh: '指派：抽派律师', en: 'assignment: draw a lawyer' },
  'quality-review': { zh: '质量评估：接受归档', en: 'quality review: accept an archive' },
};

type Way = 'direct' | 'gateway';

interface Done {
  readonly loop: Loop;
  /** Milliseconds of processor time of one command, with everything behind it, by process. */
  readonly each: Times;
}

async function once(run: ClusterRun, way: Way, done: Record<Commanded, Record<Way, Done[]>>): Promise<void> {
  const cluster = await run.cluster(1);
  const http = cluster.http(CLIENTS);
  const prepare = async <T, R>(items: readonly T[], each: (item: T) => Promise<R>): Promise<R[]> => {
    const made: R[] = [];
    await closedLoop(items, CLIENTS, async (item) => made.push(await each(item)));
    return made;
  };
  try {
    for await (const { service, commands } of batches(cluster, prepare, http, run.commands)) {
      await cluster.untilDone();
      const by = cluster.http(CLIENTS, way === 'direct' ? service : undefined);
      const { result: loop, times } = await cluster.used(() => closedLoop(commands, CLIENTS, (command) => command(by)));
      by.close();
      done[service][way].push({ loop, each: new Map([...times].map(([name, micros]) => [name, micros / 1_000 / commands.length])) });
      run.say({ zh: `${service}，${way === 'direct' ? '直接' : '经网关'}：每秒 ${loop.perSecond.toFixed(0)}`, en: `${service}, ${way}: ${loop.perSecond.toFixed(0)} a second` });
    }
  } finally {
    http.close();
  }
}

function figuresOf(service: Commanded, { direct, gateway }: Record<Way, readonly Done[]>): Figure[] {
  const { zh, en } = LABELS[service];
  const name = `commands.${service}`;
  const of = (done: readonly Done[], value: (loop: Loop) => number): number[] => done.map(({ loop }) => value(loop));
  const compared = (suffix: string, what: Bilingual, unit: string, value: (loop: Loop) => number): Figure => ({
    name: `${name}${suffix}`, label: { zh: `${zh}${what.zh}`, en: `${en}${what.en}` }, unit, value: median(of(gateway, value)), peer: { name: 'direct', value: median(of(direct, value)) }, ratio: medianRatio(of(gateway, value), of(direct, value)),
  });
  return [
    compared('', { zh: '，经网关', en: ', through the gateway' }, '/s', ({ perSecond }) => perSecond),
    compared('.p50', { zh: '，一次，中位数', en: ', one of them, median' }, 'ms', ({ p50 }) => p50),
    compared('.p99', { zh: '，一次，99 分位', en: ', the same, 99th percentile' }, 'ms', ({ p99 }) => p99),
    ...processFigures(name, { zh, en }, gateway.map(({ each }) => each)),
  ];
}

/** One kind of command of every service, by so many clients, at the service and through the front door in turn. */
export const commands: ClusterSection = {
  name: 'commands',
  title: { zh: `命令：${CLIENTS} 个并发客户端，每种服务一个；经网关，对照直接`, en: `commands: ${CLIENTS} clients at once, one instance of each service; through the gateway beside directly` },
  async measure(run) {
    const done = Object.fromEntries(COMMANDED.map((service) => [service, { direct: [], gateway: [] }])) as unknown as Record<Commanded, Record<Way, Done[]>>;
    const warmUp = Object.fromEntries(COMMANDED.map((service) => [service, { direct: [], gateway: [] }])) as unknown as typeof done;
    run.say({ zh: '预热', en: 'warming up' });
    await once({ ...run, say: () => undefined }, 'gateway', warmUp);
    for (let round = 1; round <= run.rounds; round += 1) for (const way of ['direct', 'gateway'] as const) await once(run, way, done);
    return COMMANDED.flatMap((service) => figuresOf(service, done[service]));
  },
};
