import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Dimension, DIMENSION_CODES, type Measure, MEASURE_CODES } from '@juanzong/case-history-contracts';
import { DeadlineEntity, type DeadlineRow, deadlinesProjection } from '@juanzong/deadlines';
import { type Actor, type Instant, occurredDate } from '@juanzong/kernel';
import { createDataSource, type EmbeddedPostgres, startEmbeddedPostgres } from '@juanzong/read-model';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { OverviewEntity } from '../overview/overview-row.js';
import { overviewProjection } from '../overview/overview.projection.js';
import { answerStatistics } from './answer-statistics.js';
import { readConcentration } from './concentration.js';
import { countStatistics } from './count-statistics.js';
import { readDeadlineStatistics } from './deadline-statistics.js';
import { deltasOf } from './deltas-of.js';
import { type Happened, histories, replay, VALUES } from './fixtures/histories.fixture.js';
import { StatisticEntity } from './statistic-row.js';
import { statisticsCases } from './statistics-cases.js';
import type { StatisticsFilter } from './statistics-filter.js';
import { statisticsProjection } from './statistics.projection.js';

const NOW = '2025-06-01T02:00:00.000Z' as Instant;
const auditor: Actor = { id: 'auditor', role: 'auditor' };
const bureau: Actor = { id: 'supervisor@340200', role: 'supervisor', agency: '340200' };
const clerk: Actor = { id: 'clerk@340202', role: 'clerk', agency: '340202' };
const FILES = fc.sample(histories, { seed: 20240305, numRuns: 60 });

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined, freq: 2 });
/** Seldom there: many of these at once leave nothing to count. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
/** Days and instants at which something happened or was recorded: where a bound that is off by one shows. */
const date = fc.constantFrom(...new Set(FILES.flatMap(({ entries }) => entries.map(({ occurredAt }) => occurredDate(occurredAt)))));
const instant = fc.constantFrom(...FILES.flatMap(({ entries }) => entries.map(({ recordedAt }) => recordedAt)));
const filters: fc.Arbitrary<StatisticsFilter> = fc.record({
  measures: fc.oneof(fc.constant(MEASURE_CODES), fc.uniqueArray(fc.constantFrom(...MEASURE_CODES), { minLength: 1 })), from: optional(date), to: optional(date), asOf: optional(instant),
  agency: seldom(fc.constantFrom('340202', '440703')), region: seldom(fc.constantFrom('340000', '340200', '500000')), matter: seldom(fc.constantFrom('LABOUR_PAY', 'MAINTENANCE')),
  group: seldom(fc.constantFrom('WOMAN', 'NONE')), channel: seldom(fc.constant('WEB')), lawyer: seldom(fc.constantFrom('L1', 'L2')), grade: seldom(fc.constant('GOOD')), month: seldom(fc.constant('2024-04')),
});

const within = (code: string, outer: string): boolean => code.startsWith(outer.replace(/(00)+$/, ''));
/** Whether a thing that happened is asked for: the filter again, without SQL. */
const wanted = (one: Happened, filter: StatisticsFilter, actor: Actor): boolean =>
  filter.measures.includes(one.measure) && (filter.from === undefined || one.occurredOn >= filter.from) && (filter.to === undefined || one.occurredOn <= filter.to)
  && (['agency', 'matter', 'channel', 'lawyer', 'grade', 'month', 'group'] as const).every((name) =>
    filter[name] === undefined || VALUES[name === 'agency' ? 'region' : name](one).includes(filter[name]))
  && (filter.region === undefined || within(one.agency, filter.region))
  && (actor.role === 'supervisor' ? within(one.agency, actor.agency ?? '') : actor.agency === undefined || one.agency === actor.agency);

const happened = (filter: StatisticsFilter, actor: Actor): Happened[] => FILES.flatMap((file) => replay(file, filter.asOf)).filter((one) => wanted(one, filter, actor));

const tally = (words: readonly string[]): [string, number][] => [...words.reduce((counts, word) => counts.set(word, (counts.get(word) ?? 0) + 1), new Map<string, number>())];

/** Counts by the values of the dimensions: `value|value|MEASURE` → count. */
function brokenDown(facts: readonly Happened[], by: readonly Dimension[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of facts) {
    const keys = by.reduce<string[]>((prefixes, dimension) => prefixes.flatMap((prefix) => VALUES[dimension](one).map((value) => `${prefix}${value}|`)), ['']);
    for (const key of keys) counts[`${key}${one.measure}`] = (counts[`${key}${one.measure}`] ?? 0) + 1;
  }
  return counts;
}

describe('statistics', () => {
  const folder = mkdtempSync(join(tmpdir(), 'statistics-'));
  let server: EmbeddedPostgres;
  let dataSource: DataSource;

  beforeAll(async () => {
    server = await startEmbeddedPostgres({ dataDirectory: folder });
    dataSource = await createDataSource({ ...server }, { entities: [OverviewEntity, DeadlineEntity, StatisticEntity] });
    await dataSource.transaction(async (manager) => {
      for (const projection of [deadlinesProjection, overviewProjection({} as never), statisticsProjection({} as never)]) await projection.create(manager, 'public');
    });
    await dataSource.getRepository(StatisticEntity).insert(FILES.flatMap(({ caseId, entries }) => deltasOf(caseId, entries)));
  }, 60_000);
  afterAll(async () => {
    await dataSource.destroy();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('however filtered and broken down, for whoever asks, equal a replay of the case files as known at that instant; and so do the cases behind them', async () => {
    await fc.assert(fc.asyncProperty(filters, fc.uniqueArray(fc.constantFrom(...DIMENSION_CODES), { maxLength: 3 }), fc.constantFrom(auditor, bureau, clerk), async (filter, by, actor) => {
      const facts = happened(filter, actor);
      const { lines, totals } = await countStatistics(dataSource, filter, by, actor, NOW);
      const counts = Object.fromEntries(lines.flatMap((line) => Object.entries(line.counts).map(([measure, count]) => [`${by.map((dimension) => `${line.by[dimension]?.code}|`).join('')}${measure}`, count])));
      expect(counts).toEqual(brokenDown(facts, by));
      expect(totals).toEqual(brokenDown(facts, []));
      const { cases, total } = await statisticsCases(dataSource, filter, { limit: 100_000, offset: 0 }, actor, NOW);
      expect(total).toBe(cases.length);
      expect(cases.map(({ caseId, measure, agency, times }) => `${caseId} ${measure} ${agency} ${times}`).sort()).toEqual(
        tally(facts.map(({ caseId, measure, agency }) => `${caseId} ${measure} ${agency}`)).map(([key, times]) => `${key} ${times}`).sort());
    }), { numRuns: 200 });
  }, 60_000);

  it('are labelled: region, matter, group, lawyer', async () => {
    const { lines } = await countStatistics(dataSource, { measures: ['ASSIGNED'], agency: '340202' }, ['region', 'matter', 'group', 'lawyer'], auditor, NOW);
    expect(lines[0]).toMatchObject({ by: { region: { code: '340202', label: { zh: '芜湖市镜湖区法律援助中心' } }, lawyer: { label: { zh: expect.stringMatching(/^律师L\d$/) } } } });
    expect(lines.length).toBeGreaterThan(0);
  });

  it('concentration: who was assigned how often, as a share of the whole', async () => {
    const counts = tally(happened({ measures: ['ASSIGNED'] }, auditor).map(({ lawyerId }) => lawyerId ?? '')).map(([, times]) => times);
    const answer = await readConcentration(dataSource, {}, 1, auditor, NOW);
    const most = Math.max(...counts);
    expect(answer).toMatchObject({ lawyers: 3, assignments: counts.reduce((sum, count) => sum + count, 0), shares: [{ rank: 1, assignments: most, share: answer.topShare }, { rank: 2 }, { rank: 3 }] });
    expect(await readConcentration(dataSource, { from: '2030-01-01' }, 3, auditor, NOW)).toMatchObject({ lawyers: 0, assignments: 0, hhi: 0, topShare: 0 });
  });

  it('deadlines by agency, service and rule: open, overdue and paused among them, missed; never what was met', async () => {
    const row: DeadlineRow = {
      deadlineId: 'd', caseId: 'c', context: 'intake', ruleId: 'examination', owner: '340202', dueAt: '2025-06-09T15:59:59.999Z', dueDate: '2025-06-09', generation: 0, pausedAt: null, status: 'OPEN',
      verified: true, calendarProvisional: false, calendarVersion: 'v', passedWhenRecorded: false, revision: 1,
    };
    const past = { dueAt: '2025-05-01T15:59:59.999Z', dueDate: '2025-05-01' };
    await dataSource.getRepository(DeadlineEntity).insert([
      row, { ...row, deadlineId: 'over', ...past }, { ...row, deadlineId: 'still', ...past, pausedAt: NOW }, { ...row, deadlineId: 'missed', status: 'MISSED' as const }, { ...row, deadlineId: 'met', status: 'MET' as const },
      { ...row, deadlineId: 'other', owner: '440703', context: 'assignment', ruleId: 'agreement', status: 'MISSED' as const },
    ]);
    const { lines } = await readDeadlineStatistics(dataSource, {}, auditor, NOW);
    expect(lines).toMatchObject([
      { owner: '340202', service: 'intake', serviceLabel: { zh: '受理' }, ruleId: 'examination', open: 3, overdue: 1, paused: 1, missed: 1 }, { owner: '440703', service: 'assignment', open: 0, missed: 1 },
    ]);
    expect((await readDeadlineStatistics(dataSource, {}, bureau, NOW)).lines).toHaveLength(1);
    expect((await readDeadlineStatistics(dataSource, { region: '440000', service: 'assignment', rule: 'agreement', agency: '440703' }, auditor, NOW)).lines).toHaveLength(1);
  });

  it('words that are no codes, and instants that are none, are refused', async () => {
    const ask = (query: object, name = 'statistics') => answerStatistics(dataSource, { name, query, actor: auditor, params: {}, correlationId: 'x' }, NOW);
    expect(await ask({ measure: 'GRANTED,NOPE' })).toMatchObject({ refusal: 'case-history.unknown-code', params: { value: 'NOPE' } });
    expect(await ask({ by: 'weather' })).toMatchObject({ refusal: 'case-history.unknown-code' });
    expect(await ask({ asOf: 'yesterday' })).toMatchObject({ refusal: 'case-history.unknown-instant' });
    expect(await ask({ measure: 'GRANTED', by: 'month', asOf: '2024-12-31' })).toMatchObject({ asOf: '2024-12-31T15:59:59.999Z', by: ['month'], measures: ['GRANTED' satisfies Measure] });
    expect(await ask({ top: 2 }, 'concentration')).toMatchObject({ top: 2 });
    expect(await ask({ measure: 'RECEIVED', limit: 1 }, 'statistics-cases')).toMatchObject({ cases: [{ measure: 'RECEIVED' }] });
    expect(await ask({}, 'deadline-statistics')).toMatchObject({ asOf: NOW });
  });
});
