import { type Instant, instant } from '@juanzong/kernel';
import { createDataSource, type EmbeddedPostgres, putRows, startEmbeddedPostgres } from '@juanzong/read-model';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { deadlinesProjection } from '../deadlines.projection.js';
import { DeadlineEntity, type DeadlineRow } from '../open-deadline.entity.js';

/** The instant at which everything is due unless a row says otherwise. */
export const DUE_MS = Date.parse('2024-03-12T15:59:59.999Z');

/** An open deadline that is due. */
export const deadlineRow = (deadlineId: string, more: Partial<DeadlineRow> = {}): DeadlineRow => ({
  deadlineId, caseId: 'case-1', context: 'intake', ruleId: 'examination', owner: '340202', dueAt: instant(DUE_MS), dueDate: '2024-03-12', generation: 0, pausedAt: null,
  status: 'OPEN', verified: true, calendarProvisional: false, calendarVersion: '2024', passedWhenRecorded: false, revision: 0, ...more,
});

/** A deadlines table that a test writes itself, on a database of its own. */
export class DeadlineTable {
  private constructor(readonly dataSource: DataSource, private readonly server: EmbeddedPostgres, private readonly folder: string) {}

  static async open(): Promise<DeadlineTable> {
    const folder = mkdtempSync(join(tmpdir(), 'deadlines-'));
    const server = await startEmbeddedPostgres({ dataDirectory: folder });
    const dataSource = await createDataSource({ ...server }, { entities: [DeadlineEntity] });
    await deadlinesProjection.create(dataSource.manager, 'public');
    return new DeadlineTable(dataSource, server, folder);
  }

  put(...rows: readonly DeadlineRow[]): Promise<void> {
    return putRows(this.dataSource.manager, DeadlineEntity, rows);
  }

  async clear(): Promise<void> {
    await this.dataSource.getRepository(DeadlineEntity).clear();
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The virtual instant of a test, `ms` after everything is due. */
export const afterDue = (ms: number): Instant => instant(DUE_MS + ms);
