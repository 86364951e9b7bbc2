import type { Entry } from '@juanzong/case-file';
import type { CheckedModel } from '@juanzong/read-model';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { checkChains } from './check-chains.js';
import { checkModels, readModelsOf } from './check-models.js';
import { checkProtocols } from './check-protocols.js';
import { checkRows, readRows } from './check-rows.js';
import { checkSeals } from './check-seals.js';
import type { Finding } from './finding.js';
import { readWholeStore } from './read-all.js';

export interface CheckReport {
  readonly ok: boolean;
  readonly checked: { readonly streams: number; readonly entries: number; readonly rows: number };
  readonly findings: readonly Finding[];
  /** What is no fault and waits for a person: the next step of an open file. */
  readonly waiting: readonly Finding[];
}

/** `juanzong check`: chains, what was left half-way between files, the daily roots, and every row of the read models, those of other services among them. */
export async function checkEverything(dataSource: DataSource, runtime: ServiceRuntime, others: readonly CheckedModel<Entry>[] = []): Promise<CheckReport> {
  // The rows first: the store is then never behind them.
  const rows = await readRows(dataSource);
  const models = await readModelsOf(dataSource, others);
  const store = await readWholeStore(runtime.log);
  const streams = store.streams(undefined);
  const protocols = checkProtocols(streams, runtime);
  const findings = [...checkChains(streams), ...protocols.findings, ...checkSeals(streams, runtime.clock), ...(await checkRows(rows, store, runtime)), ...checkModels(models, store)];
  const entries = [...streams.values()].reduce((sum, list) => sum + list.length, 0);
  return { ok: findings.length === 0, checked: { streams: streams.size, entries, rows: rows.overview.result.length + rows.deadlines.result.length + rows.work.result.length + models.reduce((sum, { rows: { result } }) => sum + result.length, 0) }, findings, waiting: protocols.waiting };
}
