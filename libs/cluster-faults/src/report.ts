import type { Bilingual } from '@juanzong/kernel';
import type { Outcome } from './suffer.js';

/** What is said of one fault. */
export interface Report extends Outcome {
  readonly name: Bilingual;
}

const seconds = (value: number): string => value.toFixed(1);

/** Says on standard error what became of a fault, a line in each language. */
export function report(name: Bilingual, outcome: Outcome): Report {
  const { commands, repeated, brokenSeconds, readySeconds, caughtUpSeconds, last, restSeconds, faults } = outcome;
  const mark = faults.length === 0 ? '✓' : '✗';
  process.stderr.write([
    `${mark} ${name.zh}：历时 ${seconds(brokenSeconds)} 秒，其间受理命令 ${commands} 条（重发 ${repeated} 次）；${seconds(caughtUpSeconds)} 秒后全部跟上（${seconds(readySeconds)} 秒后全部就绪），${seconds(restSeconds)} 秒后完全静止；不符 ${faults.length} 处`,
    `  ${name.en}: ${seconds(brokenSeconds)} s, ${commands} commands taken (${repeated} asked again); caught up after ${seconds(caughtUpSeconds)} s (all ready after ${seconds(readySeconds)} s), at rest after ${seconds(restSeconds)} s; ${faults.length} faults`,
    ...(last.length === 0 ? [] : [`    最后跟上 the last to catch up: ${last.join('; ')}`]),
    ...faults.slice(0, 20).map((fault) => `    ${fault}`), '',
  ].join('\n'));
  return { name, ...outcome };
}

/** All of them side by side: seconds until caught up and until rest. */
export function table(reports: readonly Report[]): string {
  const lines = reports.map(({ name, commands, caughtUpSeconds, restSeconds, faults }) =>
    `${faults.length === 0 ? '✓' : '✗'} ${seconds(caughtUpSeconds).padStart(6)} ${seconds(restSeconds).padStart(6)} ${String(commands).padStart(5)}  ${name.zh} / ${name.en}`);
  return ['', '  跟上 s 静止 s  命令  故障 / caught up s, at rest s, commands, fault', ...lines, ''].join('\n');
}
