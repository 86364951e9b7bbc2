import { type Entry, familyOf } from '@juanzong/case-file';
import { type FeedEntry, type Projection, putRows, rowsWith } from '@juanzong/read-model';
import type { EntityManager } from 'typeorm';
import { foldQuality, noRows, type QualityRows } from './fold-quality.js';
import { ActEntity, FindingEntity, HearingEntity, QualityCaseEntity } from './quality-rows.js';

const CREATE = [
  `CREATE TABLE quality_case (case_id text PRIMARY KEY, agency text NOT NULL, lawyer_id text, archive_status text NOT NULL, closed_on text, list text,
    submissions int NOT NULL, archive_number text, deadline_id text)`,
  `CREATE TABLE quality_finding (finding_id text PRIMARY KEY, case_id text NOT NULL, act_id text NOT NULL, act_kind text NOT NULL, duty text NOT NULL, severity text NOT NULL,
    status text NOT NULL, raised_on text NOT NULL, owed_since text NOT NULL, deadline_id text)`,
  'CREATE TABLE quality_act (act_id text PRIMARY KEY, case_id text NOT NULL, kind text NOT NULL)',
  'CREATE TABLE quality_hearing (hearing_id text PRIMARY KEY, case_id text NOT NULL, hearing_on text NOT NULL, replaced boolean NOT NULL, observed boolean NOT NULL)',
  'CREATE INDEX ON quality_case (agency, archive_status)', 'CREATE INDEX ON quality_case (lawyer_id)', 'CREATE INDEX ON quality_finding (case_id)',
  'CREATE INDEX ON quality_finding (status)', 'CREATE INDEX ON quality_act (case_id)', 'CREATE INDEX ON quality_hearing (case_id)', 'CREATE INDEX ON quality_hearing (hearing_on)',
];

/** Archives, findings and hearings as they stand, for the lists of who has to do something. */
export const qualityProjection: Projection = {
  name: 'quality',
  version: 2,
  tables: ['quality_case', 'quality_finding', 'quality_act', 'quality_hearing'],
  async create(manager: EntityManager) {
    for (const statement of CREATE) await manager.query(statement);
  },
  async apply(entries: readonly FeedEntry[], manager: EntityManager) {
    const ofCases = entries.map(({ entry }) => entry as Entry).filter((entry) => familyOf(entry.stream) === 'case');
    if (ofCases.length === 0) return;
    const rows = await rowsOf([...new Set(ofCases.map(({ caseId }) => caseId ?? ''))], manager);
    for (const entry of ofCases) {
      const caseId = entry.caseId ?? '';
      rows.set(caseId, foldQuality(rows.get(caseId) ?? noRows(caseId), entry));
    }
    const all = [...rows.values()];
    await putRows(manager, QualityCaseEntity, all.map((one) => one.case));
    await putRows(manager, FindingEntity, all.flatMap(({ findings }) => [...findings.values()]));
    await putRows(manager, ActEntity, all.flatMap(({ acts }) => [...acts.values()]));
    await putRows(manager, HearingEntity, all.flatMap(({ hearings }) => [...hearings.values()]));
  },
};

async function rowsOf(caseIds: readonly string[], manager: EntityManager): Promise<Map<string, QualityRows>> {
  const [cases, findings, acts, hearings] = [
    await rowsWith(manager, QualityCaseEntity, 'caseId', caseIds), await rowsWith(manager, FindingEntity, 'caseId', caseIds),
    await rowsWith(manager, ActEntity, 'caseId', caseIds), await rowsWith(manager, HearingEntity, 'caseId', caseIds),
  ];
  const of = <Row extends { readonly caseId: string }>(rows: readonly Row[], id: string, key: (row: Row) => string): Map<string, Row> =>
    new Map(rows.filter((row) => row.caseId === id).map((row) => [key(row), row]));
  return new Map(cases.map((row) => [row.caseId, {
    case: row, findings: of(findings, row.caseId, (one) => one.findingId), acts: of(acts, row.caseId, (one) => one.actId), hearings: of(hearings, row.caseId, (one) => one.hearingId),
  }]));
}
