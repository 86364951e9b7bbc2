import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { Redis } from 'ioredis';
import kafkajs from 'kafkajs';
import pg from 'pg';
import { hasCode } from '@juanzong/read-model/standalone';
import { parseS3Url } from './answers/s3-url.js';
import { COMPONENT_NAMES, type ComponentName } from './component.js';
import { componentNamed } from './components/index.js';
import { componentInstance } from './instance/component-instance.js';
import { freePorts } from './process/ports.js';
import { repositoryRoot } from './root.js';
import { describeCluster } from './testing/describe-startable.js';
import { temporaryClusterFolder } from './testing/temporary-cluster-folder.js';

/** Everything a service is told. */
interface Told {
  readonly JUANZONG_KAFKA: string;
  readonly JUANZONG_POSTGRES: string;
  readonly JUANZONG_VAULT_POSTGRES: string;
  readonly JUANZONG_REDIS: string;
  readonly JUANZONG_EVENT_STORE: string;
  readonly JUANZONG_DOCUMENTS: string;
}

/** A clean shell: nothing of this process but what it takes to find programs, home and the means of fetching. */
const CLEAN = Object.fromEntries(Object.entries(process.env).filter(([name]) => ['PATH', 'HOME', 'JUANZONG_CACHE', 'JUANZONG_MAVEN_REPOSITORY', 'NODE_EXTRA_CA_CERTS'].includes(name)));

async function run(verb: string, ...args: string[]): Promise<{ code: number | null; out: string }> {
  const child = spawn(join(repositoryRoot, 'infra', 'local', verb), args, { env: CLEAN, stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out };
}

await describeCluster('infra/local/up and down', () => {
  const folder = temporaryClusterFolder('up-and-down');
  let base: string;
  const up = async (): Promise<{ environment: Told; ways: Record<string, string> }> => {
    const { code, out } = await run('up', '--data', folder, '--port-base', base, '--json');
    const told = JSON.parse(out) as { environment: Told; components: { name: string; how: string }[] };
    expect([code, told.components.filter((each) => !['started', 'running'].includes(each.how))]).toEqual([0, []]);
    return { environment: told.environment, ways: Object.fromEntries(told.components.map(({ name, how }) => [name, how])) };
  };
  const instance = (name: ComponentName) => componentInstance(componentNamed(name), { dataDirectory: folder });
  const pids = (): (number | undefined)[] => COMPONENT_NAMES.map((name) => instance(name).pid());
  const killed = (name: ComponentName): void => { process.kill(instance(name).pid() ?? 0, 'SIGKILL'); };

  beforeAll(async () => {
    const [first] = await freePorts(6);
    base = String(first);
  });
  afterAll(async () => {
    for (const name of COMPONENT_NAMES) await instance(name).remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts everything once, each answers its official client, nothing is lost by a kill, and nothing is left after down', async () => {
    const first = await up();
    expect(new Set(Object.values(first.ways))).toEqual(new Set(['started']));
    await fill(first.environment);

    const before = pids();
    expect(new Set(Object.values((await up()).ways))).toEqual(new Set(['running']));
    expect(pids()).toEqual(before);

    for (const name of ['kafka', 'postgres', 'redis', 's3'] as const) killed(name);
    const again = await up();
    expect(again.ways).toEqual({ kafka: 'started', postgres: 'started', redis: 'started', 'event-store': 'running', s3: 'started' });
    expect(again.environment).toEqual(first.environment);
    expect(await kept(first.environment)).toEqual({ kafka: '1', postgres: '卷宗', vault: '保管', redis: 'due', events: ['CaseOpened'], document: '文书' });

    expect((await run('down', '--data', folder)).code).toBe(0);
    expect(workingIn(folder)).toEqual([]);
    expect(existsSync(join(folder, 'redis', 'data'))).toBe(true);
    expect((await run('down', '--data', folder, '--wipe')).code).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  }, 90_000);
});

const s3ClientFor = (url: string): { client: S3Client; Bucket: string } => {
  const { endpoint, bucket, ...credentials } = parseS3Url(url);
  return { client: new S3Client({ endpoint, credentials, region: 'us-east-1', forcePathStyle: true }), Bucket: bucket };
};

async function withDatabase<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return work(client).finally(() => client.end());
}

/** Puts something into every component, in the way its own client does it. */
async function fill(told: Told): Promise<void> {
  const kafka = new kafkajs.Kafka({ brokers: [told.JUANZONG_KAFKA], logLevel: kafkajs.logLevel.NOTHING });
  const [admin, producer] = [kafka.admin(), kafka.producer({ idempotent: true, maxInFlightRequests: 1, transactionalId: 'spec' })];
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: 'entries', numPartitions: 1 }], waitForLeaders: true });
  await producer.connect();
  const transaction = await producer.transaction();
  await transaction.send({ topic: 'entries', messages: [{ key: 'case-1', value: '{}' }] });
  await transaction.commit();
  await expect(producer.send({ topic: 'misspelt', messages: [{ value: '{}' }] })).rejects.toThrow();
  expect(await admin.listTopics()).not.toContain('misspelt');
  await Promise.all([producer.disconnect(), admin.disconnect()]);

  await withDatabase(told.JUANZONG_POSTGRES, (client) => client.query("CREATE TABLE kept AS SELECT '卷宗' AS body"));
  await withDatabase(told.JUANZONG_VAULT_POSTGRES, (client) => client.query("CREATE TABLE kept AS SELECT '保管' AS body"));

  const redis = new Redis(told.JUANZONG_REDIS);
  await redis.set('deadline', 'due');
  expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
  await redis.quit();

  const store = EventStoreDBClient.connectionString(told.JUANZONG_EVENT_STORE);
  await store.appendToStream('case-1', jsonEvent({ type: 'CaseOpened', data: {} }));
  await store.dispose();

  const { client, Bucket } = s3ClientFor(told.JUANZONG_DOCUMENTS);
  await client.send(new PutObjectCommand({ Bucket, Key: 'a/文书', Body: '文书', IfNoneMatch: '*' }));
  await expect(client.send(new PutObjectCommand({ Bucket, Key: 'a/文书', Body: 'other', IfNoneMatch: '*' }))).rejects.toMatchObject({ name: 'PreconditionFailed' });
  await expect(client.send(new CreateBucketCommand({ Bucket }))).rejects.toMatchObject({ name: 'BucketAlreadyOwnedByYou' });
  client.destroy();
}

/** What of it is there. */
async function kept(told: Told): Promise<Record<string, unknown>> {
  const admin = new kafkajs.Kafka({ brokers: [told.JUANZONG_KAFKA], logLevel: kafkajs.logLevel.NOTHING }).admin();
  await admin.connect();
  const [offsets] = await admin.fetchTopicOffsets('entries');
  await admin.disconnect();
  const body = (url: string): Promise<string | undefined> => withDatabase(url, async (client) => (await client.query<{ body: string }>('SELECT body FROM kept')).rows[0]?.body);
  const redis = new Redis(told.JUANZONG_REDIS);
  const deadline = await redis.get('deadline');
  await redis.quit();
  const store = EventStoreDBClient.connectionString(told.JUANZONG_EVENT_STORE);
  const events: string[] = [];
  for await (const { event } of store.readStream('case-1')) if (event) events.push(event.type);
  await store.dispose();
  const { client, Bucket } = s3ClientFor(told.JUANZONG_DOCUMENTS);
  const document = await (await client.send(new GetObjectCommand({ Bucket, Key: 'a/文书' }))).Body?.transformToString();
  client.destroy();
  // A transaction's marker takes an offset of its own.
  const messages = String(Number(offsets?.high) - 1);
  return { kafka: messages, postgres: await body(told.JUANZONG_POSTGRES), vault: await body(told.JUANZONG_VAULT_POSTGRES), redis: deadline, events, document };
}

/** Every process that works in the folder or names it on its command line. */
function workingIn(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid)).flatMap((pid) => {
    try {
      const [cwd, command] = [readlinkSync(`/proc/${pid}/cwd`), readFileSync(`/proc/${pid}/cmdline`, 'utf8')];
      return cwd.startsWith(folder) || command.includes(folder) ? [`${pid} ${command.replaceAll('\0', ' ')}`] : [];
    } catch (error) {
      // It ended in between, or is a kernel's own.
      if (hasCode(error, 'ENOENT', 'ESRCH', 'EACCES')) return [];
      throw error;
    }
  });
}
