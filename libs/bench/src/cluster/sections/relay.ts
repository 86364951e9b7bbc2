import { type ComponentInstance, startComponent } from '@juanzong/local-cluster';
import { applyTopics, CASE_FILES_PARTITIONS, CASE_FILES_TOPIC } from '@juanzong/messaging/kafka';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import type { Figure } from '../../figure.js';
import { processorTime } from '../../measure/processes.js';
import { median, medianRatio } from '../../measure/statistics.js';
import { type ReadingTask, samplesOf, type Task } from '../relay/child.js';
import type { Kind } from '../relay/entries.js';
import { fill } from '../relay/filled-store.js';
import { type Pace, paceOf } from '../relay/paced.js';
import { perfTest, perfTestJars } from '../relay/perf-test.js';
import { relayed } from '../relay/relay-app.js';
import type { ClusterRun, ClusterSection } from '../run.js';

const TOPICS_FILE = fileURLToPath(new URL('../../../../../infra/kafka/topics.yaml', import.meta.url));
const scriptOf = (name: string): string => fileURLToPath(new URL(`../relay/${name}.js`, import.meta.url));
const BARE = 'kafkajs';
const PERF_TEST = 'kafka-producer-perf-test';
/** Of what kafkajs does alone. */
const LEAST_SHARE = 0.9;

/** Kafka, PostgreSQL and an event store of their own, the store filled with entries of one kind. */
interface Bed {
  readonly kind: Kind;
  readonly broker: string;
  readonly stores: Readonly<Record<string, string>>;
  readonly positions: readonly bigint[];
  /** Bytes that the topics of this name take in Kafka's log. */
  logBytes(topic: string): number;
  /** Microseconds of processor time that Kafka, PostgreSQL and the event store have used so far. */
  componentsTime(): number;
  stop(): Promise<void>;
}

async function bedOf(run: ClusterRun, kind: Kind): Promise<Bed> {
  const folder = join(run.scratch, kind);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const started = await Promise.allSettled((['kafka', 'postgres', 'event-store'] as const).map((name) => startComponent(name, { dataDirectory: folder })));
  const components = started.flatMap((each): ComponentInstance[] => (each.status === 'fulfilled' ? [each.value] : []));
  const stop = async (): Promise<void> => void (await Promise.all(components.map((each) => each.stop())));
  try {
    for (const each of started) if (each.status === 'rejected') throw each.reason;
    const stores: Readonly<Record<string, string>> = Object.assign({}, ...components.map((each) => each.environment()));
    const broker = stores['JUANZONG_KAFKA'] ?? '';
    run.say({ zh: `写入 ${run.events} 条记录`, en: `filling the store with ${run.events} entries` });
    const positions = await fill(stores['JUANZONG_EVENT_STORE'] ?? '', kind, run.events);
    await applyTopics({ brokers: [broker], file: TOPICS_FILE });
    await applyTopics({ brokers: [broker], file: topicsFile(folder, [`${BARE}.v1`, 'transport.v1', `${PERF_TEST}.v1`]) });
    const data = join(folder, 'kafka', 'data');
    const logBytes = (topic: string): number => readdirSync(data).filter((name) => name.startsWith(`${topic}-`)).flatMap((name) => readdirSync(join(data, name)).filter((file) => file.endsWith('.log')).map((file) => statSync(join(data, name, file)).size)).reduce((a, b) => a + b, 0);
    const componentsTime = (): number => components.flatMap((each) => each.pid() ?? []).reduce((sum, pid) => sum + processorTime(pid), 0);
    return { kind, broker, stores, positions, logBytes, componentsTime, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A declaration of topics with as many partitions as that of the case files. */
function topicsFile(folder: string, names: readonly string[]): string {
  const file = join(folder, 'topics.yaml');
  writeFileSync(file, stringify({ topics: names.map((name) => ({ name, partitions: CASE_FILES_PARTITIONS })) }));
  return file;
}

type Paces = Record<'relay' | 'transport' | 'reading' | 'client' | 'bare' | 'perfTest', Pace[]>;

/** What each of those who are compared did; the bytes of a record; the processor time each that the components took for the relay. */
interface Measured {
  readonly paces: Paces;
  readonly bytes: number;
  readonly components: readonly number[];
}

async function rounds(run: ClusterRun, bed: Bed, classpath: string): Promise<Measured> {
  const { kind, broker, stores, positions } = bed;
  const records = positions.length;
  const profiled = (who: string): string[] => (run.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${join(run.profile, `${kind}-${who}`)}`]);
  const relay = async (): Promise<Pace> => paceOf(await relayed({ stores, positions, nodeOptions: profiled('relay') }), records);
  await relay();
  const bytes = Math.round(bed.logBytes(CASE_FILES_TOPIC) / records);
  const task = (topic: string): Task => ({ broker, topic: `${topic}.v1`, partitions: CASE_FILES_PARTITIONS, records, bytes, kind });
  const child = async (who: string, script: string): Promise<Pace> => paceOf(await samplesOf(scriptOf(script), task(who), profiled(who)), records);
  const reader = async (by: ReadingTask['by']): Promise<Pace> => paceOf(await samplesOf(scriptOf('reading-main'), { store: stores['JUANZONG_EVENT_STORE'] ?? '', records, by }, profiled(`reading-${by}`)), records);
  const paces: Paces = { relay: [], transport: [], reading: [], client: [], bare: [], perfTest: [] };
  const components: number[] = [];
  for (let round = 1; round <= run.rounds; round += 1) {
    paces.bare.push(await child(BARE, 'bare-main'));
    const before = bed.componentsTime();
    paces.relay.push(await relay());
    components.push((bed.componentsTime() - before) / records);
    paces.transport.push(await child('transport', 'transport-main'));
    paces.reading.push(await reader('log'));
    paces.client.push(await reader('client'));
    paces.perfTest.push({ perSecond: await perfTest(classpath, task(PERF_TEST)), cpuEach: NaN });
    const now = (who: keyof Paces): string => (paces[who].at(-1)?.perSecond ?? NaN).toFixed(0);
    run.say({ zh: `第 ${round} 轮（${kind}）：转发 ${now('relay')}、传输 ${now('transport')}、读取 ${now('reading')}、官方客户端读取 ${now('client')}、kafkajs ${now('bare')}、perf-test ${now('perfTest')} /s`, en: `round ${round} (${kind}): relay ${now('relay')}, transport ${now('transport')}, reading ${now('reading')}, reading by the official client ${now('client')}, kafkajs ${now('bare')}, perf-test ${now('perfTest')} /s` });
  }
  return { paces, bytes, components };
}

function figuresOf(kind: Kind, { paces: { relay, transport, reading, client, bare, perfTest: java }, bytes, components }: Measured): Figure[] {
  const of = { small: { zh: '500 字节的记录', en: '500-byte entries' }, recorded: { zh: '真实大小的记录', en: 'entries of a real case' } }[kind];
  const suffix = kind === 'small' ? '' : `.${kind}`;
  const versus = (name: string, zh: string, en: string, ours: readonly Pace[], by: { readonly name: string; readonly paces: readonly Pace[] }, least?: number): Figure => {
    const perSecond = (paces: readonly Pace[]): number[] => paces.map((pace) => pace.perSecond);
    return {
      name: `relay.${name}${suffix}`, label: { zh: `${of.zh}：${zh}`, en: `${of.en}: ${en}` }, unit: '/s', value: median(perSecond(ours)), peer: { name: by.name, value: median(perSecond(by.paces)) },
      ratio: medianRatio(perSecond(ours), perSecond(by.paces)), ...(least === undefined ? {} : { goal: { of: 'ratio', least } as const }),
    };
  };
  const processor = (name: string, zh: string, en: string, ours: readonly Pace[]): Figure => ({
    name: `relay.${name}${suffix}`, label: { zh: `${of.zh}：${zh}`, en: `${of.en}: ${en}` }, unit: 'µs', value: median(ours.map(({ cpuEach }) => cpuEach)), peer: { name: BARE, value: median(bare.map(({ cpuEach }) => cpuEach)) },
    ratio: medianRatio(ours.map(({ cpuEach }) => cpuEach), bare.map(({ cpuEach }) => cpuEach)),
  });
  const kafkajs = { name: BARE, paces: bare };
  return [
    versus('published', '转发（存储 → Kafka）', 'relay (store → Kafka)', relay, kafkajs, kind === 'small' ? LEAST_SHARE : undefined),
    versus('transport', '只是传输（内存 → Kafka）', 'transport alone (memory → Kafka)', transport, kafkajs),
    versus('reading', '只是读取（存储 → 内存），对照 kafkajs 只是发送', 'reading alone (store → memory) beside kafkajs sending', reading, kafkajs),
    versus('reading.client', '官方客户端只是读取，对照 kafkajs 只是发送', 'the official client reading alone beside kafkajs sending', client, kafkajs),
    processor('published.cpu', '每条的处理器时间，转发进程', 'processor time each, the relay', relay),
    { name: `relay.components.cpu${suffix}`, label: { zh: `${of.zh}：每条的处理器时间，其间的事件存储、Kafka 与 PostgreSQL`, en: `${of.en}: processor time each, event store, Kafka and PostgreSQL meanwhile` }, unit: 'µs', value: median(components) },
    processor('transport.cpu', '每条的处理器时间，只是传输', 'processor time each, transport alone', transport),
    processor('reading.cpu', '每条的处理器时间，只是读取', 'processor time each, reading alone', reading),
    processor('reading.client.cpu', '每条的处理器时间，官方客户端只是读取', 'processor time each, the official client reading alone', client),
    versus('published.java', '转发，对照 Java 客户端', 'relay beside the Java client', relay, { name: PERF_TEST, paces: java }),
    versus('bare.java', 'kafkajs，对照 Java 客户端', 'kafkajs beside the Java client', bare, { name: PERF_TEST, paces: java }),
    { name: `relay.bytes${suffix}`, label: { zh: `${of.zh}：在 Kafka 里每条`, en: `${of.en}: each of them in Kafka` }, unit: 'B', value: bytes },
  ];
}

/** The relay from a filled store to Kafka beside whoever only publishes, in turn. */
export const relay: ClusterSection = {
  name: 'relay',
  title: { zh: '转发：事件存储 → Kafka', en: 'the relay: event store → Kafka' },
  async measure(run) {
    const classpath = await perfTestJars();
    const figures: Figure[] = [];
    for (const kind of ['small', 'recorded'] as const) {
      const bed = await bedOf(run, kind);
      try {
        figures.push(...figuresOf(kind, await rounds(run, bed, classpath)));
      } finally {
        await bed.stop();
      }
    }
    return figures;
  },
};
