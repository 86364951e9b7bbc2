import type { Entry } from '@juanzong/case-file';
import { type FeedEntry, type Projection, putRows, rowsWith } from '@juanzong/read-model';
import type { EntityManager } from 'typeorm';
import { deadlineOf, foldDeadline } from './fold-deadline.js';
import { DeadlineEntity, type DeadlineRow } from './open-deadline.entity.js';

const CREATE = `CREATE TABLE deadline (
  deadline_id text PRIMARY KEY, case_id text NOT NULL, context text NOT NULL, rule_id text NOT NULL, owner text NOT NULL,
  due_at text NOT NULL, due_date text NOT NULL, generation int NOT NULL, paused_at text, status text NOT NULL, verified boolean NOT NULL,
  calendar_provisional boolean NOT NULL, calendar_version text NOT NULL, passed_when_recorded boolean NOT NULL, revision int NOT NULL)`;

/** Every deadline of every case: what is due, at whom, until when. The table is the truth that clocks work from. */
export const deadlinesProjection: Projection = {
  name: 'deadlines',
  version: 2,
  tables: ['deadline'],
  async create(manager: EntityManager) {
    await manager.query(CREATE);
    await manager.query(`CREATE INDEX ON deadline (due_at) WHERE status = 'OPEN'`);
    await manager.query('CREATE INDEX ON deadline (case_id)');
  },
  async apply(entries: readonly FeedEntry[], manager: EntityManager) {
    const about = entries.map(({ entry }) => entry as Entry).filter((entry) => deadlineOf(entry) !== undefined);
    if (about.length === 0) return;
    const known = await rowsWith(manager, DeadlineEntity, 'deadlineId', about.map((entry) => deadlineOf(entry) as string));
    const rows = new Map<string, DeadlineRow>(known.map((row) => [row.deadlineId, row]));
    for (const entry of about) {
      const id = deadlineOf(entry) as string;
      const next = foldDeadline(rows.get(id), entry);
      if (next) rows.set(id, next);
    }
    await putRows(manager, DeadlineEntity, [...rows.values()]);
  },
};
