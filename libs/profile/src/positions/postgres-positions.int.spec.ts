import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { instant } from '@juanzong/kernel';
import { positionStoreConformance } from '@juanzong/messaging/conformance';
import { createDataSource, type EmbeddedPostgres, migrate, startEmbeddedPostgres } from '@juanzong/read-model';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { MendingPositions } from './mending-positions.js';
import { ConsumerPositions1700000001000, POSITION_TABLES } from './positions.migration.js';
import { PostgresPositions } from './postgres-positions.js';

const PARKED = { stream: 'case-a', revision: 1, position: 4n, eventId: 'x', type: 't', attempts: 1, bytes: new Uint8Array(), parkedAt: instant(0), reason: { name: 'Error', message: 'no', causes: [] } };

describe('positions in PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'positions-'));
  let server: EmbeddedPostgres;
  let dataSource: DataSource;

  beforeAll(async () => {
    server = await startEmbeddedPostgres({ dataDirectory: folder });
    dataSource = await createDataSource({ ...server }, { entities: [], migrations: [ConsumerPositions1700000001000] });
  }, 60_000);

  afterEach(() => dataSource.query(`TRUNCATE ${POSITION_TABLES.join(', ')}`));

  afterAll(async () => {
    await dataSource.destroy();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  positionStoreConformance('the store in PostgreSQL', () => Promise.resolve(new PostgresPositions(dataSource)));

  const mending = (): MendingPositions => new MendingPositions(new PostgresPositions(dataSource), async () => void (await migrate(dataSource, POSITION_TABLES)), () => [PARKED]);
  positionStoreConformance('the store in PostgreSQL whose tables are made again', () => Promise.resolve(mending()));

  it('makes its tables again when they were dropped, whatever is asked first, and keeps again what stands still', async () => {
    const change = { epoch: 'e', partitions: new Map([[0, 7n]]), revisions: new Map([['case-b', 3]]) };
    const asked: ((positions: MendingPositions) => Promise<unknown>)[] = [
      (positions) => positions.save('c', change), (positions) => positions.load('c'), (positions) => positions.lastRevision('c', 'case-b'), (positions) => positions.park('c', PARKED), (positions) => positions.unpark('c', 'case-b'),
    ];
    for (const ask of asked) {
      await dataSource.query(`DROP TABLE ${POSITION_TABLES.join(', ')}`);
      await ask(mending());
      expect((await new PostgresPositions(dataSource).load('c')).parked).toEqual([PARKED]);
    }
  });

  it('says what else is wrong', async () => {
    const broken = new MendingPositions(new PostgresPositions(dataSource), () => Promise.reject(new Error('not asked for')), () => []);
    const tooWide = { epoch: 'e', partitions: new Map([[0, 10n ** 30n]]), revisions: new Map() };
    await expect(broken.save('c', tooWide)).rejects.toThrow(/numeric/);
  });
});
