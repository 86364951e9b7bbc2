import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource, EntitySchema } from 'typeorm';
import pg from 'pg';
import { createDataSource } from '../../data-source/create-data-source.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../embedded/start-embedded-postgres.js';

/** One server for a spec file, with as many fresh databases as its tests want. */
export class TestDatabases {
  private readonly folder = mkdtempSync(join(tmpdir(), 'read-model-'));
  private server: EmbeddedPostgres | undefined;
  private sources: DataSource[] = [];
  private count = 0;

  async start(): Promise<void> {
    this.server = await startEmbeddedPostgres({ dataDirectory: this.folder });
  }

  /** A data source on a database that nobody has used. */
  async fresh(entities: readonly EntitySchema[]): Promise<DataSource> {
    if (!this.server) throw new Error('not started');
    this.count += 1;
    const database = `test_${this.count}`;
    const client = new pg.Client({ ...this.server });
    await client.connect();
    await client.query(`CREATE DATABASE ${database}`);
    await client.end();
    return this.connect(database, entities);
  }

  /** Another data source on a database. */
  async connect(database: string, entities: readonly EntitySchema[]): Promise<DataSource> {
    if (!this.server) throw new Error('not started');
    const source = await createDataSource({ ...this.server, database }, { entities, poolSize: 4 });
    this.sources.push(source);
    return source;
  }

  async closeAll(): Promise<void> {
    for (const source of this.sources.splice(0)) if (source.isInitialized) await source.destroy();
  }

  async stop(): Promise<void> {
    await this.closeAll();
    await this.server?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
