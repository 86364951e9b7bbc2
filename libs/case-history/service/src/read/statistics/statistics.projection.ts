import { caseStream } from '@juanzong/case-file';
import type { LoggedEntry } from '@juanzong/event-store';
import { type FeedEntry, type Projection, putRows } from '@juanzong/read-model';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { EntityManager } from 'typeorm';
import { byCase } from '../by-case.js';
import { deltasOf } from './deltas-of.js';
import { mayCount } from './measures-of.js';
import { StatisticEntity } from './statistic-row.js';

const CREATE = `CREATE TABLE statistics_delta (
  delta_id text PRIMARY KEY, measure text NOT NULL, case_id text NOT NULL, occurred_on text NOT NULL, recorded_at text NOT NULL, agency text NOT NULL, matter text NOT NULL,
  category text NOT NULL, groups text[] NOT NULL, channel text NOT NULL, lawyer_id text, lawyer_name text, grade text, delta int NOT NULL, revision int NOT NULL)`;
const INDEXES = ['measure, occurred_on', 'agency, occurred_on', 'case_id'];

/** Dated steps of every count. They are only ever added, so a sum up to any past instant is what was known then. */
export function statisticsProjection({ cabinet }: Pick<ServiceRuntime, 'cabinet'>): Projection {
  const deltasOfThese = async (caseId: string, told: readonly LoggedEntry[]) => {
    if (!told.some(({ entry }) => mayCount(entry.type))) return [];
    const revisions = new Set(told.map(({ entry }) => entry.revision));
    const newest = Math.max(...revisions);
    const file = await cabinet.openUpTo(caseStream(caseId), newest, told);
    return deltasOf(caseId, file.entries.map(({ recorded }) => recorded).filter(({ revision }) => revision <= newest)).filter(({ revision }) => revisions.has(revision));
  };
  return {
    name: 'statistics',
    version: 2,
    tables: ['statistics_delta'],
    async create(manager: EntityManager) {
      await manager.query(CREATE);
      for (const columns of INDEXES) await manager.query(`CREATE INDEX ON statistics_delta (${columns})`);
    },
    async apply(entries: readonly FeedEntry[], manager: EntityManager) {
      const rows = (await Promise.all([...byCase(entries)].map(([caseId, told]) => deltasOfThese(caseId, told)))).flat();
      await putRows(manager, StatisticEntity, rows);
    },
  };
}
