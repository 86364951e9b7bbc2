import type { ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { checkChains } from './check-chains.js';
import { checkProtocols } from './check-protocols.js';
import { checkRows } from './check-rows.js';
import type { Finding } from './finding.js';
import { readAllStreams } from './read-all.js';

export interface CheckReport {
  readonly ok: boolean;
  readonly checked: { readonly streams: number; readonly entries: number; readonly rows: number };
  readonly findings: readonly Finding[];
}

/** `juanzong check`: chains, what was left half-way between files, and every row of the read models. */
export async function checkEverything(dataSource: DataSource, runtime: ServiceRuntime): Promise<CheckReport> {
  const streams = await readAllStreams(runtime.log, undefined);
  const rows = await checkRows(dataSource, runtime);
  const findings = [...checkChains(streams), ...checkProtocols(streams, runtime), ...rows.findings];
  const entries = [...streams.values()].reduce((sum, list) => sum + list.length, 0);
  return { ok: findings.length === 0, checked: { streams: streams.size, entries, rows: rows.rows }, findings };
}
