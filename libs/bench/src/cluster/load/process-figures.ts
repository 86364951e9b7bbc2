import type { Bilingual } from '@juanzong/kernel';
import type { Figure } from '../../figure.js';
import { median } from '../../measure/statistics.js';
import type { Times } from './bench-cluster.js';

/** Who uses less than this share of the whole is only in the sum. */
const LEAST_SHARE = 0.02;

/** Milliseconds of processor time of one piece of work by process, the largest first, and of all together. */
export function processFigures(name: string, { zh, en }: Bilingual, rounds: readonly Times[]): Figure[] {
  const processes = [...new Set(rounds.flatMap((times) => [...times.keys()]))];
  const each = processes.map((process) => ({ process, value: median(rounds.map((times) => times.get(process) ?? 0)) })).sort((a, b) => b.value - a.value);
  const all = each.reduce((sum, { value }) => sum + value, 0);
  return [
    { name: `${name}.cpu`, label: { zh: `${zh}，处理器时间，全部进程`, en: `${en}, processor time, all processes` }, unit: 'ms', value: all },
    ...each.filter(({ value }) => value >= all * LEAST_SHARE).map(({ process, value }): Figure => ({ name: `${name}.cpu.${process}`, label: { zh: '　其中', en: `of it ${process}` }, unit: 'ms', value })),
  ];
}
