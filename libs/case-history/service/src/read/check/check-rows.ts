import { type Entry, familyOf, toRecorded } from '@juanzong/case-file';
import { deadlineOf, DeadlineEntity, type DeadlineRow, foldDeadline } from '@juanzong/deadlines';
import type { RecordedEntry } from '@juanzong/kernel';
import { type AtCheckpoint, compareRows, readAtCheckpoint, type Row, type RowComparison } from '@juanzong/read-model';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { overviewAfter, personKeyOf } from '../overview/overview.projection.js';
import { OverviewEntity, type OverviewRow } from '../overview/overview-row.js';
import { deltasOf } from '../statistics/deltas-of.js';
import { StatisticEntity, type StatisticRow } from '../statistics/statistic-row.js';
import { WorkEntity, type WorkRow } from '../queue/work-row.js';
import { workAfter } from '../queue/work.projection.js';
import { type Finding, finding } from './finding.js';
import type { WholeStore } from './read-all.js';

type Streams = ReadonlyMap<string, readonly Entry[]>;

/** The rows of the read models, each with the position that they are as of. */
export interface RowsRead {
  readonly overview: AtCheckpoint<OverviewRow[]>;
  readonly deadlines: AtCheckpoint<DeadlineRow[]>;
  readonly work: AtCheckpoint<WorkRow[]>;
  readonly statistics: AtCheckpoint<StatisticRow[]>;
}

export async function readRows(dataSource: DataSource): Promise<RowsRead> {
  return {
    overview: await readAtCheckpoint(dataSource, 'case_overview', (manager) => manager.getRepository(OverviewEntity).find()),
    deadlines: await readAtCheckpoint(dataSource, 'deadlines', (manager) => manager.getRepository(DeadlineEntity).find()),
    work: await readAtCheckpoint(dataSource, 'case_work', (manager) => manager.getRepository(WorkEntity).find()),
    statistics: await readAtCheckpoint(dataSource, 'statistics', (manager) => manager.getRepository(StatisticEntity).find()),
  };
}

/** Every row of the read models equals an independent fold of the case files up to the read model's own position. */
export async function checkRows({ overview, deadlines, work, statistics }: RowsRead, store: WholeStore, runtime: ServiceRuntime): Promise<Finding[]> {
  const expectedOverview = await overviewRows(store.streams(overview.position ?? -1n), runtime);
  const expectedWork = await workRows(store.streams(work.position ?? -1n), runtime);
  const expectedDeadlines = deadlineRows(store.streams(deadlines.position ?? -1n));
  const expectedStatistics = await statisticRows(store.streams(statistics.position ?? -1n), runtime);
  return [
    ...rowFindings('case_overview', compareRows(asRows(expectedOverview), asRows(overview.result), { key: ['caseId'] })),
    ...rowFindings('deadline', compareRows(asRows(expectedDeadlines), asRows(deadlines.result), { key: ['deadlineId'] })),
    ...rowFindings('case_work', compareRows(asRows(expectedWork), asRows(work.result), { key: ['caseId'] })),
    ...rowFindings('statistics', compareRows(asRows(expectedStatistics), asRows(statistics.result), { key: ['deltaId'] })),
  ];
}

const asRows = (rows: readonly object[]): Row[] => rows.map((row) => ({ ...row }));

/** What `rowsOf` makes of every case file; its entries come with their data opened. */
async function ofCases<T>(streams: Streams, { vault }: ServiceRuntime, rowsOf: (entries: readonly Entry[], opened: readonly unknown[]) => T | readonly T[] | undefined): Promise<T[]> {
  const rows: T[] = [];
  for (const [stream, entries] of streams) {
    if (familyOf(stream) === 'case') rows.push(...[rowsOf(entries, await vault.openFields(stream, entries)) ?? []].flat() as T[]);
  }
  return rows;
}

function overviewRows(streams: Streams, runtime: ServiceRuntime): Promise<OverviewRow[]> {
  const personKey = personKeyOf(runtime);
  return ofCases(streams, runtime, (entries, opened) =>
    entries.reduce<OverviewRow | undefined>((acc, entry, i) => overviewAfter(acc, entry, toRecorded(entry, opened[i], runtime.registry), personKey), undefined));
}

type RecordedCase<T> = (caseId: string, entries: readonly RecordedEntry[]) => T | readonly T[] | undefined;

const ofRecorded = <T>(streams: Streams, runtime: ServiceRuntime, rowsOf: RecordedCase<T>): Promise<T[]> =>
  ofCases(streams, runtime, (entries, opened) => rowsOf(entries[0]?.caseId ?? '', entries.map((entry, i) => toRecorded(entry, opened[i], runtime.registry))));

const workRows = (streams: Streams, runtime: ServiceRuntime): Promise<WorkRow[]> => ofRecorded(streams, runtime, workAfter);
const statisticRows = (streams: Streams, runtime: ServiceRuntime): Promise<StatisticRow[]> => ofRecorded(streams, runtime, deltasOf);

function deadlineRows(streams: Streams): DeadlineRow[] {
  const rows = new Map<string, DeadlineRow>();
  for (const entry of [...streams.values()].flat()) {
    const id = deadlineOf(entry);
    const next = id === undefined ? undefined : foldDeadline(rows.get(id), entry);
    if (next) rows.set(next.deadlineId, next);
  }
  return [...rows.values()];
}

/** What a comparison found, by the table and the row's key. */
export const rowFindings = (table: string, { missing, extra, different }: RowComparison, key?: string): Finding[] => [
  ...missing.map((row) => finding('row-missing', `${table} ${keyOf(row, key)}`, '查询数据缺少该行', 'the read model lacks this row')),
  ...extra.map((row) => finding('row-extra', `${table} ${keyOf(row, key)}`, '查询数据多出该行', 'the read model has a row that should not be')),
  ...different.map(({ key: of, columns }) => {
    const what = columns.map(({ column }) => column).join(', ');
    return finding('row-different', `${table} ${keyOf(of, key)}`, `查询数据与案卷不符：${what}`, `the row differs from the case file: ${what}`);
  }),
];

const keyOf = (row: Row, key?: string): string => String((key === undefined ? undefined : row[key]) ?? row['deltaId'] ?? row['caseId'] ?? row['deadlineId']);
