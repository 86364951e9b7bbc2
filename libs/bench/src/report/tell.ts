import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { report } from './json.js';
import { type Measures, table } from './table.js';

/** When a run began, and how much the machine was used then. */
export interface Begun {
  /** `performance.now()`. */
  readonly at: number;
  readonly load: number;
}

export const begun = (): Begun => ({ at: performance.now(), load: loadavg()[0] ?? 0 });

/** Prints what was measured. */
export const printTable = (measures: readonly Measures[]): void => void process.stdout.write(`${table(measures)}\n`);

/** Says on what it was measured; writes everything into a file where one is named. */
export async function conclude(measures: readonly Measures[], { at, load }: Begun, json: string | undefined): Promise<void> {
  const machine = { cores: cpus().length, model: cpus()[0]?.model ?? '', node: process.version, load: [load, loadavg()[0] ?? 0] } as const;
  process.stdout.write(`\n${machine.cores} 核 cores · ${machine.model} · node ${machine.node} · 负载 load ${load.toFixed(1)} → ${machine.load[1].toFixed(1)} · ${((performance.now() - at) / 1_000).toFixed(0)} s\n`);
  if (load > machine.cores) process.stdout.write('开始时别人已在用这台机器：每秒多少与两者之比都不可靠，看处理器时间 / others were using the machine when it began: trust processor time, neither figures per second nor their ratios\n');
  if (json !== undefined) await writeFile(json, `${JSON.stringify(report(measures, machine, new Date().toISOString()), undefined, 2)}\n`);
}
