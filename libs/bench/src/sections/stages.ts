import type { Bilingual } from '@juanzong/kernel';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from '../figure.js';
import { threadTimes } from '../measure/processes.js';
import { livedMeasured, WARM_UP } from '../platform/lived.js';
import { startPlatform } from '../platform/platform-process.js';
import type { Section } from '../run.js';
import { busyStacks, profilesIn } from '../stages/profile.js';
import { shares, type Stage, STAGES } from '../stages/stage-of.js';

const CASES = { quick: 60, full: 300 };

const LABELS: Readonly<Record<Stage, Bilingual>> = {
  http: { zh: 'HTTP、身份、日志', en: 'HTTP, identity, logging' },
  validation: { zh: '核对形式（zod）', en: 'validation (zod)' },
  decide: { zh: '折叠与决定', en: 'fold and decide' },
  seal: { zh: '封缄与加密', en: 'seal and encrypt' },
  'store-client': { zh: '存储的客户端', en: 'client of the store' },
  documents: { zh: '材料', en: 'documents' },
  bus: { zh: '总线与各服务的反应、期限', en: 'bus, reactions, deadlines' },
  projections: { zh: '投影与查询', en: 'projections and queries' },
  gc: { zh: '垃圾回收（主线程）', en: 'garbage collection on the main thread' },
  other: { zh: '其他', en: 'other' },
};

const now = (): number => Number(process.hrtime.bigint() / 1_000n);

/** Microseconds of processor time by thread, between two readings. */
function spent(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): Map<number, number> {
  return new Map([...after].map(([thread, micros]) => [thread, micros - (before.get(thread) ?? 0)]));
}

/**
 * The processor time behind one entry by stage: the platform's main thread divided as its profile shows, its other threads
 * and PostgreSQL as the kernel counts them. The profile itself costs something, so the sum is above the true one.
 */
export const stages: Section = {
  name: 'stages',
  title: { zh: '每条记录的处理器时间，按阶段', en: 'processor time an entry, by stage' },
  async measure(run) {
    const size = run.quick ? 'quick' : 'full';
    const folder = join(run.scratch, 'profiles');
    mkdirSync(folder);
    const platform = await startPlatform(join(run.scratch, 'data'), ['--cpu-prof', `--cpu-prof-dir=${folder}`]);
    const measuring = async () => {
      run.say({ zh: `预热，${WARM_UP[size]} 案`, en: `warming up with ${WARM_UP[size]} cases` });
      await livedMeasured(platform, 1, WARM_UP[size]);
      run.say({ zh: `剖析 ${CASES[size]} 案`, en: `profiling ${CASES[size]} cases` });
      const [from, threads] = [now(), threadTimes(platform.pid)];
      const lived = await livedMeasured(platform, 1 + WARM_UP[size], CASES[size]);
      return { lived, window: { from, to: now() }, threads: spent(threads, threadTimes(platform.pid)) };
    };
    const { lived, window, threads } = await measuring().finally(() => platform.stop());
    const { main } = profilesIn(folder, platform.pid);
    const each = (micros: number): number => micros / lived.entries;
    const mainThread = threads.get(platform.pid) ?? 0;
    const others = [...threads].filter(([thread]) => thread !== platform.pid).map(([, micros]) => micros).sort((a, b) => b - a);
    const [store = 0, ...helpers] = others;
    const share = shares(busyStacks(main, window));
    const figure = (name: string, label: Bilingual, value: number): Figure => ({ name: `stages.${name}`, label, unit: 'µs', value });
    const parts = [
      ...STAGES.map((stage) => figure(stage, LABELS[stage], each(mainThread) * (share.get(stage) ?? 0))),
      figure('store-server', { zh: '存储的线程', en: 'thread of the store' }, each(store)),
      figure('helpers', { zh: '其余线程（垃圾回收、编译、写盘）', en: 'other threads (garbage collection, compilation, disk)' }, each(helpers.reduce((sum, micros) => sum + micros, 0))),
      figure('postgres', { zh: 'PostgreSQL', en: 'PostgreSQL' }, each(lived.perCase.postgres * 1_000 * lived.cases)),
    ];
    return [...parts, figure('total', { zh: '合计', en: 'all together' }, parts.reduce((sum, { value }) => sum + value, 0))];
  },
};
