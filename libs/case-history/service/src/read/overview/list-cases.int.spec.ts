import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeadlineEntity, deadlinesProjection } from '@juanzong/deadlines';
import type { Actor, Instant } from '@juanzong/kernel';
import { createDataSource, type EmbeddedPostgres, startEmbeddedPostgres } from '@juanzong/read-model';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { type CaseFilter, listCases } from './list-cases.js';
import { overviewProjection } from './overview.projection.js';
import { OverviewEntity, type OverviewRow } from './overview-row.js';

const NOW = '2024-03-12T16:30:00.000Z' as Instant;
const auditor: Actor = { id: 'auditor', role: 'auditor' };

const ROW: Omit<OverviewRow, 'caseId' | 'lawyerId' | 'state' | 'agency'> = {
  origin: 'APPLICATION', channel: 'WINDOW', matter: 'LABOUR_PAY', category: 'CIVIL', groups: [], ageBand: '18_59', incomeBand: 'UNDER_1000', greenChannel: false, receivedOn: '2024-03-05',
  registerNumber: null, caseNumber: null, applicantMasked: null, personKey: null, lawyerName: null, result: null, recoveredFen: null, closedOn: null, duplicateOf: null, held: [],
  archivedOn: null, grade: null, unverified: false, revision: 3,
};

describe('the list of cases', () => {
  const folder = mkdtempSync(join(tmpdir(), 'list-cases-'));
  let server: EmbeddedPostgres;
  let dataSource: DataSource;

  beforeAll(async () => {
    server = await startEmbeddedPostgres({ dataDirectory: folder });
    dataSource = await createDataSource({ ...server }, { entities: [OverviewEntity, DeadlineEntity] });
    await dataSource.transaction(async (manager) => {
      for (const projection of [deadlinesProjection, overviewProjection({} as never)]) await projection.create(manager, 'public');
    });
  }, 60_000);
  afterAll(async () => {
    await dataSource.destroy();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('of a lawyer who falls ill: the cases in hand, not those that are closed or another’s', async () => {
    const of = (caseId: string, lawyerId: string | null, state: OverviewRow['state'], agency = '340202') => ({ ...ROW, caseId, lawyerId, state, agency });
    await dataSource.getRepository(OverviewEntity).insert([of('a', 'L1', 'IN_PROGRESS'), of('b', 'L1', 'ASSIGNED', '340200'), of('c', 'L1', 'CLOSED'), of('d', 'L2', 'IN_PROGRESS'), of('e', null, 'GRANTED')]);
    const ids = async (filter: Partial<CaseFilter>, actor = auditor) => (await listCases(dataSource, { limit: 50, offset: 0, ...filter }, actor, NOW, () => null)).cases.map(({ caseId }) => caseId);
    expect(await ids({ inHandOf: 'L1' })).toEqual(['a', 'b']);
    expect(await ids({ inHandOf: 'L1' }, { id: 'assigner@340202', role: 'assigner', agency: '340202' })).toEqual(['a']);
    expect(await ids({ inHandOf: 'L3' })).toEqual([]);
    expect(await ids({ state: 'CLOSED' })).toEqual(['c']);
  });
});
