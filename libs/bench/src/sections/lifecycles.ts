import { join } from 'node:path';
import type { Figure } from '../figure.js';
import { median } from '../measure/statistics.js';
import { CLIENTS, livedMeasured, type Measured } from '../platform/lived.js';
import { startPlatform } from '../platform/platform-process.js';
import type { Section } from '../run.js';

const CASES = { quick: 40, full: 200 };
const ROUNDS = 3;
/** A platform runs for months; in its first few hundred cases V8 is still compiling. */
const WARM_UP = { quick: 30, full: 400 };

/** Whole cases over HTTP, from the application to the accepted archive, with everything behind them done. */
export const lifecycles: Section = {
  name: 'lifecycles',
  title: { zh: `完整的案件：${CLIENTS} 个并发客户端，经过全部五个服务`, en: `whole cases: ${CLIENTS} clients at once, through all five services` },
  async measure(run) {
    const size = run.quick ? 'quick' : 'full';
    const platform = await startPlatform(join(run.scratch, 'data'));
    try {
      run.say({ zh: `预热，${WARM_UP[size]} 案`, en: `warming up with ${WARM_UP[size]} cases` });
      await livedMeasured(platform, 1, WARM_UP[size]);
      const lived: Measured[] = [];
      for (let round = 1; round <= Math.min(run.rounds, ROUNDS); round += 1) {
        const one = await livedMeasured(platform, 1 + WARM_UP[size] + (round - 1) * CASES[size], CASES[size]);
        lived.push(one);
        run.say({ zh: `第 ${round} 轮：每秒 ${(one.cases / one.seconds).toFixed(1)} 案`, en: `round ${round}: ${(one.cases / one.seconds).toFixed(1)} cases a second` });
      }
      return figuresOf(lived);
    } finally {
      await platform.stop();
    }
  },
};

function figuresOf(lived: readonly Measured[]): Figure[] {
  const of = (name: string, zh: string, en: string, unit: string, value: (run: Measured) => number): Figure => ({ name: `lifecycles${name}`, label: { zh, en }, unit, value: median(lived.map(value)) });
  return [
    { ...of('', '完整的案件', 'whole cases', '/s', ({ cases, seconds }) => cases / seconds), goal: { of: 'value', least: 100 } },
    { ...of('.actions', '每案办理步数', 'user actions a case', '', ({ actions, cases }) => actions / cases), goal: { of: 'value', least: 14 } },
    of('.entries', '每案记录数', 'entries a case', '', ({ entries, cases }) => entries / cases),
    of('.p50', '一案从头到尾，中位数', 'one case from first request to last answer, median', 'ms', ({ p50 }) => p50),
    of('.p99', '一案从头到尾，99 分位', 'the same, 99th percentile', 'ms', ({ p99 }) => p99),
    of('.platform', '每案处理器时间，平台', 'processor time a case, platform', 'ms', ({ perCase }) => perCase.platform),
    of('.postgres', '每案处理器时间，PostgreSQL', 'processor time a case, PostgreSQL', 'ms', ({ perCase }) => perCase.postgres),
    of('.client', '每案处理器时间，客户端', 'processor time a case, clients', 'ms', ({ perCase }) => perCase.client),
  ];
}
