import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded/start-embedded-postgres.js';
import { createDataSource } from './create-data-source.js';
import { isDatabaseAway } from './database-away.js';

const folder = mkdtempSync(join(tmpdir(), 'away-'));
let server: EmbeddedPostgres;
let dataSource: DataSource;
beforeAll(async () => {
  server = await startEmbeddedPostgres({ dataDirectory: folder });
  dataSource = await createDataSource({ ...server }, { entities: [] });
});
afterAll(async () => {
  await dataSource.destroy();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const failed = (sql: string): Promise<unknown> => dataSource.query(sql).then(() => undefined, (error: unknown) => error);

describe('a database that is away', () => {
  it('is not one that refuses what it was asked', async () => {
    expect(isDatabaseAway(await failed('SELEKT'))).toBe(false);
    expect(isDatabaseAway(await failed('SELECT 1 / 0'))).toBe(false);
    expect(isDatabaseAway(new TypeError('no'))).toBe(false);
  });

  it('is one whose tables are not there: they are made again', async () => {
    expect(isDatabaseAway(await failed('SELECT * FROM nowhere'))).toBe(true);
    expect(isDatabaseAway(await failed('CREATE TABLE gone.nowhere (x int)'))).toBe(true);
  });

  it('is one that ends the session, and one that does not answer', async () => {
    const ended = failed('SELECT pg_sleep(30)');
    const ending = async (): Promise<void> => {
      const rows = await dataSource.query<unknown[]>("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND pid <> pg_backend_pid()");
      if (rows.length === 0) await ending();
    };
    await ending();
    expect(isDatabaseAway(await ended)).toBe(true);
    await server.stop();
    expect(isDatabaseAway(await failed('SELECT 1'))).toBe(true);
  });
});
