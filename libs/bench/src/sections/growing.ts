import { join } from 'node:path';
import type { Figure } from '../figure.js';
import { bytesOnDisk } from '../platform/bytes-on-disk.js';
import { livedMeasured } from '../platform/lived.js';
import { type PlatformProcess, startPlatform } from '../platform/platform-process.js';
import type { Run, Section } from '../run.js';

const SIZES = [100, 1_000, 10_000];
const QUICK_SIZES = [20, 80];
const SAMPLE = { quick: 30, full: 100 };
const FILL_AT_ONCE = 200;
const MEGABYTE = 1024 * 1024;

const sizesOf = ({ quick, cases }: Run): number[] => (quick ? QUICK_SIZES : SIZES.filter((size) => size <= cases));

/** What a case costs once so many others are there, measured on the next ones; platform and PostgreSQL together. */
async function costs(run: Run, platform: PlatformProcess): Promise<{ figures: Figure[]; cases: number }> {
  const sample = run.quick ? SAMPLE.quick : SAMPLE.full;
  let there = 0;
  const spent: { size: number; processor: number; seconds: number }[] = [];
  for (const size of sizesOf(run)) {
    while (there < size) {
      const some = Math.min(FILL_AT_ONCE, size - there);
      await livedMeasured(platform, there + 1, some);
      there += some;
      run.say({ zh: `已有 ${there} 案`, en: `${there} cases are there` });
    }
    const { perCase, seconds } = await livedMeasured(platform, there + 1, sample);
    there += sample;
    spent.push({ size, processor: perCase.platform + perCase.postgres, seconds: seconds / sample });
  }
  const first = spent[0] as (typeof spent)[number];
  const figures = spent.flatMap(({ size, processor, seconds }): Figure[] => [
    {
      name: `cost.${size}`, label: { zh: `已有 ${size} 案时，每案处理器时间`, en: `processor time a case with ${size} cases there` }, unit: 'ms', value: processor,
      ...(size === first.size ? {} : { peer: { name: `cost.${first.size}`, value: first.processor }, ratio: processor / first.processor, goal: { of: 'ratio', most: FLAT } as const }),
    },
    { name: `cost.${size}.seconds`, label: { zh: '其时每案用时', en: 'seconds a case at that size' }, unit: 's', value: seconds },
  ]);
  return { figures, cases: there };
}

/** A cost that does not grow with the number of cases, give or take what the first hundred owe to a young process and a cold cache. */
const FLAT = 1.2;

const startFigure = (when: string, zh: string, en: string, { startSeconds }: PlatformProcess): Figure =>
  ({ name: `start.${when}`, label: { zh: `启动至就绪，${zh}`, en: `start until ready, ${en}` }, unit: 's', value: startSeconds });

function memoryFigures(when: string, zh: string, en: string, platform: PlatformProcess): Figure[] {
  const memory = platform.memory();
  return (['platform', 'postgres'] as const).map((who) => {
    const name = who === 'platform' ? { zh: '平台', en: 'platform' } : { zh: 'PostgreSQL', en: 'PostgreSQL' };
    return { name: `memory.${when}.${who}`, label: { zh: `常驻内存，${zh}，${name.zh}`, en: `resident memory ${en}, ${name.en}` }, unit: 'MB', value: memory[who] / MEGABYTE };
  });
}

const STORES = { store: { zh: '事件存储', en: 'event store' }, vault: { zh: '保险库', en: 'vault' }, documents: { zh: '材料', en: 'documents' }, postgres: { zh: 'PostgreSQL', en: 'PostgreSQL' } } as const;

function diskFigures(before: ReturnType<typeof bytesOnDisk>, after: ReturnType<typeof bytesOnDisk>, cases: number): Figure[] {
  return (Object.keys(STORES) as (keyof typeof STORES)[]).map((store) =>
    ({ name: `disk.${store}`, label: { zh: `每案占用磁盘，${STORES[store].zh}`, en: `bytes on disk a case, ${STORES[store].en}` }, unit: 'KB', value: (after[store] - before[store]) / cases / 1024 }));
}

/** One platform from its first start to many cases: how it starts, what a case costs as their number grows, memory and disk. */
export const growing: Section = {
  name: 'growing',
  title: { zh: '案件增多时：启动、每案成本、内存、磁盘', en: 'as cases grow in number: start, cost of a case, memory, disk' },
  async measure(run) {
    const data = join(run.scratch, 'data');
    const first = await startPlatform(data);
    const figures = [startFigure('empty', '空目录', 'empty directory', first), ...memoryFigures('started', '启动之后', 'after the start', first)];
    await first.stop();
    const empty = bytesOnDisk(data);
    const platform = await startPlatform(data);
    const grown = await costs(run, platform).then((result) => {
      figures.push(...result.figures, ...memoryFigures('loaded', `办理 ${result.cases} 案之后`, `after ${result.cases} cases`, platform));
      return result.cases;
    }).finally(() => platform.stop());
    figures.push(...diskFigures(empty, bytesOnDisk(data), grown));
    const again = await startPlatform(data);
    figures.push(startFigure('filled', `已有 ${grown} 案`, `with ${grown} cases`, again));
    await again.stop();
    return figures;
  },
};
