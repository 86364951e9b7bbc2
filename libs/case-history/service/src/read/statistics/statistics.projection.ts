import { caseStream, type Entry, familyOf } from '@juanzong/case-file';
import { type FeedEntry, type Projection, putRows } from '@juanzong/read-model';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { EntityManager } from 'typeorm';
import { deltasOf } from './deltas-of.js';
import { StatisticEntity } from './statistic-row.js';

const CREATE = `CREATE TABLE statistics_delta (
  delta_id text PRIMARY KEY, measure text NOT NULL, case_id text NOT NULL, occurred_on text NOT NULL, recorded_at text NOT NULL, agency text NOT NULL, matter text NOT NULL,
  category text NOT NULL, groups text[] NOT NULL, channel text NOT NULL, lawyer_id text, lawyer_name text, grade text, delta int NOT NULL, revision int NOT NULL)`;
const INDEXES = ['measure, occurred_on', 'agency, occurred_on', 'case_id'];

/** Dated steps of every count. They are only ever added, so a sum up to any past instant is what was known then. */
export function statisticsProjection({ cabinet }: Pick<ServiceRuntime, 'cabinet'>): Projection {
  const deltasUpTo = async (caseId: string, revisions: ReadonlySet<number>) => {
    const newest = Math.max(...revisions);
    const file = await cabinet.openUpTo(caseStream(caseId), newest);
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
      const revisions = new Map<string, Set<number>>();
      for (const { stream, caseId = '', revision } of entries.map(({ entry }) => entry as Entry)) {
        if (familyOf(stream) === 'case') revisions.set(caseId, (revisions.get(caseId) ?? new Set()).add(revision));
      }
      const rows = (await Promise.all([...revisions].map(([caseId, of]) => deltasUpTo(caseId, of)))).flat();
      await putRows(manager, StatisticEntity, rows);
    },
  };
}
