import { type Entry, familyOf, toRecorded } from '@juanzong/case-file';
import { identityNumberOf } from '@juanzong/intake-domain';
import type { RecordedEntry } from '@juanzong/kernel';
import { type FeedEntry, type Projection, putRows, rowsWith } from '@juanzong/read-model';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { EntityManager } from 'typeorm';
import { foldOverview, type PersonKey } from './fold-overview.js';
import { OverviewEntity, type OverviewRow } from './overview-row.js';

const CREATE = `CREATE TABLE case_overview (
  case_id text PRIMARY KEY, agency text NOT NULL, state text NOT NULL, origin text NOT NULL, channel text NOT NULL, matter text NOT NULL,
  category text NOT NULL, groups text[] NOT NULL, age_band text NOT NULL, income_band text NOT NULL, green_channel boolean NOT NULL,
  received_on text NOT NULL, register_number text, case_number text, applicant_masked text, person_key text, lawyer_id text, lawyer_name text,
  result text, recovered_fen bigint, closed_on text, duplicate_of text, held text[] NOT NULL, archived_on text, grade text, unverified boolean NOT NULL, revision int NOT NULL)`;
const INDEXES = ['agency, state', 'case_number', 'person_key', 'lawyer_id', 'received_on'];

export const personKeyOf = ({ vault }: Pick<ServiceRuntime, 'vault'>): PersonKey => (idNumber) => vault.keyedHash('person', identityNumberOf(idNumber));

/** The row of a case after one stored entry. @param recorded the same, opened */
export function overviewAfter(row: OverviewRow | undefined, entry: Entry, recorded: RecordedEntry, personKey: PersonKey): OverviewRow | undefined {
  const next = foldOverview(row, recorded, entry.caseId ?? '', personKey);
  return next && { ...next, unverified: next.unverified || entry.policyVersions.some(({ verified }) => !verified) };
}

/** One row a case, for lists and searches. */
export function overviewProjection(runtime: Pick<ServiceRuntime, 'vault' | 'registry' | 'cabinet'>): Projection {
  const personKey = personKeyOf(runtime);
  /** As the file has it where it is at hand; opened otherwise, without reading the file around it. */
  const recordedOf = async (entry: Entry): Promise<RecordedEntry> => {
    const filed = runtime.cabinet.filed(entry.stream, entry.revision);
    if (filed) return filed.recorded;
    const [data] = await runtime.vault.openFields(entry.stream, [entry]);
    return toRecorded(entry, data, runtime.registry);
  };
  return {
    name: 'case_overview',
    version: 4,
    tables: ['case_overview'],
    async create(manager: EntityManager) {
      await manager.query(CREATE);
      for (const columns of INDEXES) await manager.query(`CREATE INDEX ON case_overview (${columns})`);
    },
    async apply(entries: readonly FeedEntry[], manager: EntityManager) {
      const ofCases = entries.map(({ entry }) => entry as Entry).filter((entry) => familyOf(entry.stream) === 'case');
      if (ofCases.length === 0) return;
      const known = await rowsWith(manager, OverviewEntity, 'caseId', ofCases.map(({ caseId }) => caseId ?? ''));
      const rows = new Map<string, OverviewRow>(known.map((row) => [row.caseId, row]));
      for (const entry of ofCases) {
        const next = overviewAfter(rows.get(entry.caseId ?? ''), entry, await recordedOf(entry), personKey);
        if (next) rows.set(next.caseId, next);
      }
      await putRows(manager, OverviewEntity, [...rows.values()]);
    },
  };
}
