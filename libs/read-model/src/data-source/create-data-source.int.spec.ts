import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EntitySchema, type MigrationInterface, type QueryRunner } from 'typeorm';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded/start-embedded-postgres.js';
import { createDataSource } from './create-data-source.js';

const Note = new EntitySchema<{ id: number; body: string }>({
  name: 'Note',
  tableName: 'note',
  columns: { id: { type: 'int', primary: true }, body: { type: 'text' } },
});
const Unmade = new EntitySchema<{ id: number }>({ name: 'Unmade', tableName: 'unmade', columns: { id: { type: 'int', primary: true } } });

class MakeNote1710000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE note (id int PRIMARY KEY)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE note');
  }
}

class AddBody1710000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE note ADD body text NOT NULL');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE note DROP body');
  }
}

class Breaks1710000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE half (id int)');
    await runner.query('SELECT * FROM nowhere');
  }
  async down(): Promise<void> {
    throw new Error('it never went up');
  }
}

describe('data source', () => {
  const folder = mkdtempSync(join(tmpdir(), 'data-source-'));
  const parts = { entities: [Note, Unmade], migrations: [AddBody1710000000002, MakeNote1710000000001] };
  let server: EmbeddedPostgres;

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    server = await startEmbeddedPostgres({ dataDirectory: join(folder, 'data') });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('runs the migrations in order, once, also when two instances start together, and makes no table of an entity', async () => {
    const both = await Promise.all([createDataSource(server, parts), createDataSource(server, { ...parts, poolSize: 2 })]);
    await both[0].getRepository(Note).save({ id: 1, body: '迁移' });
    expect(await both[1].getRepository(Note).find()).toEqual([{ id: 1, body: '迁移' }]);
    await expect(both[0].getRepository(Unmade).find()).rejects.toThrow(/unmade/);
    await Promise.all(both.map((source) => source.destroy()));
  });

  it('rejects when a migration fails, and leaves no half of it', async () => {
    await expect(createDataSource(server, { ...parts, migrations: [...parts.migrations, Breaks1710000000003] })).rejects.toThrow(/nowhere/);
    const source = await createDataSource(server, parts);
    expect(await source.query("SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
    await source.destroy();
  });

  it('rejects when nothing answers', async () => {
    await expect(createDataSource({ ...server, host: join(folder, 'nobody') }, parts)).rejects.toThrow(/ENOENT/);
  });
});
