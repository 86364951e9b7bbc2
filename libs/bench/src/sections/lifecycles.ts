import { join } from 'node:path';
import type { Figure } from '../figure.js';
import { median } from '../measure/statistics.js';
import { CLIENTS, livedMeasured, type Measured, WARM_UP } from '../platform/lived.js';
import { startPlatform } from '../platform/platform-process.js';
import type { Section } from '../run.js';

const CASES = { quick: 40, full: 200 };
const ROUNDS = 3;
/** A second load, under which more comes together. */
const MORE_CLIENTS = 2 * CLIENTS;

/** Whole cases over HTTP, from the application to the accepted archive, with everything behind them done. */
export const lifecycles: Section = {
  name: 'lifecycles',
  title: { zh: `完整的案件：${CLIENTS} 个与 ${MORE_CLIENTS} 个并发客户端，经过全部五个服务`, en: `whole cases: ${CLIENTS} and ${MORE_CLIENTS} clients at once, through all five services` },
  async measure(run) {
    const size = run.quick ? 'quick' : 'full';
    const platform = await startPlatform(join(run.scratch, 'data'));
    let from = 1;
    const live = async (cases: number, clients: number): Promise<Measured> => {
      const lived = await livedMeasured(platform, from, cases, clients);
      from += cases;
      return lived;
    };
    const rounds = async (clients: number): Promise<Measured[]> => {
      const lived: Measured[] = [];
      for (let round = 1; round <= Math.min(run.rounds, ROUNDS); round += 1) {
        const one = await live(CASES[size], clients);
        lived.push(one);
        const pace = (one.cases / one.seconds).toFixed(1);
        run.say({ zh: `${clients} 个客户端，第 ${round} 轮：每秒 ${pace} 案`, en: `${clients} clients, round ${round}: ${pace} cases a second` });
      }
      return lived;
    };
    try {
      run.say({ zh: `预热，${WARM_UP[size]} 案`, en: `warming up with ${WARM_UP[size]} cases` });
      await live(WARM_UP[size], CLIENTS);
      return [...figuresOf(await rounds(CLIENTS)), ...figuresOfMore(await rounds(MORE_CLIENTS))];
    } finally {
      await platform.stop();
    }
  },
};

const medianOf = (lived: readonly Measured[]) => (name: string, zh: string, en: string, unit: string, value: (run: Measured) => number): Figure =>
  ({ name: `lifecycles${name}`, label: { zh, en }, unit, value: median(lived.map(value)) });

function figuresOf(lived: readonly Measured[]): Figure[] {
  const of = medianOf(lived);
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

function figuresOfMore(lived: readonly Measured[]): Figure[] {
  const of = medianOf(lived);
  return [
    of('.more', `完整的案件，${MORE_CLIENTS} 个客户端`, `whole cases, ${MORE_CLIENTS} clients`, '/s', ({ cases, seconds }) => cases / seconds),
    of('.more.platform', `每案处理器时间，平台，${MORE_CLIENTS} 个客户端`, `processor time a case, platform, ${MORE_CLIENTS} clients`, 'ms', ({ perCase }) => perCase.platform),
  ];
}
