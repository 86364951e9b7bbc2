import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Instant } from '@juanzong/kernel';
import type { ParkedStream } from '@juanzong/messaging';
import { createDataSource, type EmbeddedPostgres, migrate, startEmbeddedPostgres } from '@juanzong/read-model';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { ConsumerPositions1700000001000, POSITION_TABLES } from '../positions/positions.migration.js';
import { PostgresPositions } from '../positions/postgres-positions.js';
import { ClusterOpsDesk } from './cluster-ops-desk.js';
import { furthestIn, mustNotBeAhead } from './must-not-be-ahead.js';
import { takeUpRequests } from './take-up-requests.js';
import { UNPARK_TABLES, UnparkRequests1700000003000 } from './unpark-requests.migration.js';

const folder = mkdtempSync(join(tmpdir(), 'ops-desk-'));
let server: EmbeddedPostgres;
let dataSource: DataSource;
beforeAll(async () => {
  server = await startEmbeddedPostgres({ dataDirectory: folder });
  dataSource = await createDataSource(server, { entities: [], migrations: [ConsumerPositions1700000001000, UnparkRequests1700000003000], tables: [...POSITION_TABLES, ...UNPARK_TABLES] });
});
afterAll(async () => {
  await dataSource.destroy();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => dataSource.query('TRUNCATE parked_stream, unpark_request'));

const silent = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined, child: () => silent };
const parked = (stream: string, attempts = 5): ParkedStream => ({
  stream, revision: 3, position: 17n, eventId: 'e-3', type: 'intake.ApplicationAccepted', attempts, bytes: Buffer.from('{}'),
  parkedAt: '2026-01-05T00:00:00.000Z' as Instant, reason: { name: 'Error', message: 'the means source was down', causes: [] },
});

/** An instance that follows these streams for a context, and works on them again with or without success. */
class Instance {
  readonly positions = new PostgresPositions(dataSource);
  readonly takenUp: string[] = [];
  readonly #cured = new Set<string>();
  readonly #requests: { stop(): Promise<void> };

  constructor(readonly context: string, readonly streams: readonly string[], private readonly cured = true) {
    this.#requests = takeUpRequests({
      dataSource, context, runner: { parked: () => this.streams.filter((stream) => !this.#cured.has(stream)).map((stream) => parked(stream)), unpark: (stream) => this.#unpark(stream) }, positions: this.positions, log: silent, lookMs: 5,
      repair: async () => void (await migrate(dataSource, [...POSITION_TABLES, ...UNPARK_TABLES])),
    });
  }

  stop(): Promise<void> {
    return this.#requests.stop();
  }

  async #unpark(stream: string): Promise<void> {
    this.takenUp.push(stream);
    if (this.cured) {
      await this.positions.unpark(this.context, stream);
      this.#cured.add(stream);
    } else await this.positions.park(this.context, parked(stream, 6));
  }
}

describe('parked streams of a cluster', () => {
  it('are shown of all contexts, and taken up by the instance that follows them', async () => {
    const desk = new ClusterOpsDesk(dataSource, new PostgresPositions(dataSource));
    const instances = [new Instance('intake', ['case-1']), new Instance('intake', ['case-2']), new Instance('eligibility', ['case-1'], false)];
    for (const { context, streams, positions } of instances) for (const stream of streams) await positions.park(context, parked(stream));
    expect((await desk.parked()).map(({ context, stream }) => `${context} ${stream}`)).toEqual(['eligibility case-1', 'intake case-1', 'intake case-2']);
    expect(await desk.unpark('intake', 'case-2')).toEqual({ context: 'intake', stream: 'case-2', parkedAgain: null });
    expect(await desk.unpark('eligibility', 'case-1')).toMatchObject({ parkedAgain: { attempts: 6, position: '17' } });
    expect(instances.map(({ takenUp }) => takenUp)).toEqual([[], ['case-2'], ['case-1']]);
    await Promise.all(instances.map((each) => each.stop()));
  });

  it('are kept again where the tables were dropped, by whoever they stand still with', async () => {
    const [desk, instance] = [new ClusterOpsDesk(dataSource, new PostgresPositions(dataSource)), new Instance('intake', ['case-1'])];
    await dataSource.query(`DROP TABLE ${[...POSITION_TABLES, ...UNPARK_TABLES].join(', ')}`);
    while ((await desk.parked().catch(() => [])).length === 0);
    expect((await desk.parked()).map(({ context, stream }) => `${context} ${stream}`)).toEqual(['intake case-1']);
    await instance.stop();
  });

  it('are refused by name where nothing is parked, and where nobody takes them up', async () => {
    const desk = new ClusterOpsDesk(dataSource, new PostgresPositions(dataSource), 20);
    expect(await desk.unpark('intake', 'case-9')).toMatchObject({ refusal: 'ops.not-parked' });
    await new PostgresPositions(dataSource).park('intake', parked('case-9'));
    expect(await desk.unpark('intake', 'case-9')).toMatchObject({ refusal: 'ops.nobody-took-it' });
    expect(await dataSource.query('SELECT * FROM unpark_request')).toEqual([]);
  });
});

describe('a service that starts beside read models', () => {
  it('refuses where they know more than the event store, and says what to do', async () => {
    const known = () => furthestIn(dataSource);
    await dataSource.query('DELETE FROM consumer_partition');
    await mustNotBeAhead(known, () => Promise.resolve(undefined));
    await new PostgresPositions(dataSource).save('intake', { epoch: 'e', partitions: new Map([[0, 17n]]), revisions: new Map() });
    await mustNotBeAhead(known, () => Promise.resolve(17n));
    await expect(mustNotBeAhead(known, () => Promise.resolve(16n))).rejects.toThrow(/事件库停在 16.*已到 17.*docs\/cluster\.md/s);
  });
});
