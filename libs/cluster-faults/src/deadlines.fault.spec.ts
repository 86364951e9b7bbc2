import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { applicationOf, driveCase, receive, until } from '@juanzong/testing/e2e';
import { CASE_FILES_TOPIC } from '@juanzong/messaging/kafka';
import { ConfigResourceTypes, Kafka, logLevel } from 'kafkajs';
import { describeCluster } from '@juanzong/local-cluster/testing';
import { FaultCluster } from './cluster/fault-cluster.js';
import { nextDue, openDeadlines } from './deadlines/open-deadlines.js';
import { ShiftedClock } from './deadlines/shifted-clock.js';
import { redisFlushed } from './faults/data.js';
import { everyFault } from './invariants/everything.js';
import type { Acknowledged } from './load/acknowledged.js';
import { enrolLawyers } from './load/load.js';
import { PersistentClient } from './load/persistent-client.js';
import { Recorder } from './recorder.js';
import { untilAtRest } from './state/at-rest.js';
import { wholeLog } from './state/whole-log.js';

const MINUTES = 60_000;
const PATIENCE_MS = 120_000;
const AGENCY = '340103';
const CASES = 2;
const BEFORE_DUE_MS = 2_000;
/** Every process has to have started before something comes due: so much more time than the last start took. */
const MARGIN = 1.5;
const LEAST_AHEAD_MS = 10_000;
/** The database goes by the machine's clock, and services say that theirs is another. */
const SHIFTED = ['clock'];
const SERVICES = ['gateway', 'intake', 'eligibility', 'assignment', 'quality-review', 'cross-region-transfer', 'case-history', 'event-relay'] as const;

/** What happens to the cluster just before something comes due. */
const BLOWS: readonly (readonly [string, (cluster: FaultCluster) => Promise<void>])[] = [
  ['Redis 被清空，全部服务被 kill -9 / Redis flushed and every service killed with -9', async (cluster) => {
    await redisFlushed.strike({ cluster, acknowledged: () => Promise.resolve() });
    await killAll(cluster);
  }],
  ['Redis 被 kill -9 且数据被删除 / Redis killed with -9 and its data deleted', async (cluster) => {
    await cluster.local.component('redis').wipe();
    await cluster.local.component('redis').start();
  }],
  ['PostgreSQL 与事件库被 kill -9 / PostgreSQL and the event store killed with -9', async (cluster) => {
    await Promise.all((['postgres', 'event-store'] as const).map(async (name) => {
      await cluster.local.component(name).kill();
      await cluster.local.component(name).start();
    }));
  }],
];

const clock = new ShiftedClock();
const acknowledged: Acknowledged[] = [];
let cluster: FaultCluster;
let recorder: Recorder;
let ordinal = 0;
let startMs = 0;
const nextOrdinal = (): number => (ordinal += 1);
const clientNow = (): PersistentClient => new PersistentClient(cluster.url, (command) => void acknowledged.push(command));
const entries = async () => (await wholeLog(cluster.address('event-store'))).map(({ entry }) => entry);
const killAll = async (of: FaultCluster): Promise<void> => {
  await Promise.all(SERVICES.flatMap((service) => of.instancesOf(service)).map((name) => of.local.services.of(name).kill()));
};

/** A broker takes no record that is an hour ahead of its own clock, unless it writes down its own time. */
async function timesByTheBroker(broker: string): Promise<void> {
  const admin = new Kafka({ brokers: [broker], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  await admin.alterConfigs({ validateOnly: false, resources: [{ type: ConfigResourceTypes.TOPIC, name: CASE_FILES_TOPIC, configEntries: [{ name: 'message.timestamp.type', value: 'LogAppendTime' }] }] });
  await admin.disconnect();
}

/** Cases that are left where somebody is owed something: received ones, and granted ones that nobody is assigned to. */
async function leaveHalfWay(): Promise<void> {
  const client = clientNow();
  await enrolLawyers(client, nextOrdinal);
  for (let n = 0; n < CASES; n += 1) {
    await receive(client, AGENCY, applicationOf(nextOrdinal()));
    await driveCase(client, { caseId: await receive(client, AGENCY, applicationOf(nextOrdinal())), agency: AGENCY, until: 'GRANTED', on: clock.today() });
  }
  await untilAtRest(cluster, PATIENCE_MS);
}

await describeCluster('every deadline fires once', () => {
  beforeAll(async () => {
    process.stderr.write('集群启动中…… / the cluster is starting …\n');
    const began = performance.now();
    cluster = await FaultCluster.start({ processEnv: clock.environment });
    startMs = performance.now() - began;
    recorder = await Recorder.start({ kafka: cluster.address('kafka'), eventStore: cluster.address('event-store') });
    await timesByTheBroker(cluster.address('kafka'));
  }, 5 * MINUTES);

  afterAll(async () => {
    await recorder?.stop();
    await cluster?.kill();
    clock.remove();
  }, MINUTES);

  it.each(BLOWS)('%s', async (_name, blow) => {
    await leaveHalfWay();
    const open = openDeadlines(await entries());
    const due = nextDue(open);
    if (due === undefined) throw new Error('nothing comes due any more');
    clock.startAt(new Date(Date.parse(due) - MARGIN * startMs - LEAST_AHEAD_MS));
    await killAll(cluster);
    await cluster.untilReady(PATIENCE_MS, SHIFTED);
    if (clock.now().getTime() > Date.parse(due) - BEFORE_DUE_MS) throw new Error('the cluster was not ready in time');
    await until('the moment before it comes due', () => Promise.resolve(clock.now().getTime() > Date.parse(due) - BEFORE_DUE_MS ? true : undefined), PATIENCE_MS);
    await blow(cluster);
    // Not before it is due: until then nothing is owed, and the blow may have been a short one.
    const settled = async (now: string): Promise<boolean> => now >= due && [...openDeadlines(await entries()).values()].every((at) => at > now);
    await until('everything that was due has ended', async () => ((await settled(clock.now().toISOString())) ? true : undefined), PATIENCE_MS);
    const late = (clock.now().getTime() - Date.parse(due)) / 1000;
    await cluster.untilReady(PATIENCE_MS, SHIFTED);
    await untilAtRest(cluster, PATIENCE_MS);
    const left = openDeadlines(await entries());
    const fired = [...open].filter(([id, at]) => at <= due && !left.has(id)).length;
    process.stderr.write(`  到期 ${fired} 项，最后一项在到期后 ${late.toFixed(1)} 秒内办结 / ${fired} deadlines fired, the last within ${late.toFixed(1)} s of coming due\n`);
    expect(fired).toBeGreaterThan(0);
    expect(await everyFault({ cluster, client: clientNow(), acknowledged, recorder, now: clock.now() })).toEqual([]);
  }, 6 * MINUTES);
});
