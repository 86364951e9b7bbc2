import type { Entry } from '@juanzong/case-file';
import { join } from 'node:path';
import type { Figure } from '../figure.js';
import { type Measured, measured } from '../measure/measured.js';
import { median, medianRatio } from '../measure/statistics.js';
import type { Run, Section } from '../run.js';
import { startEmmett } from '../stores/emmett-store.js';
import { ourStore, storeInThread } from '../stores/our-store.js';
import { recordedFile } from '../stores/recorded-files.js';
import type { Store } from '../stores/store.js';
import { startPlainStore, startTlsStore } from '../stores/store-process.js';

/** How many write at once, each to a stream of its own, and how many entries a second each of them may need. */
const WRITERS = [{ writers: 1, each: 2_500 }, { writers: 64, each: 250 }, { writers: 256, each: 64 }] as const;
const WARM_UP_SECONDS = 1;
/** So many times as fast as the peer where many write. */
const FASTER = 4;

/** Every writer appends one entry after another at the revision before it, until the time is over. */
async function appendAll(store: Store, files: readonly Entry[][], seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  let count = 0;
  await Promise.all(files.map(async (entries) => {
    for (const entry of entries) {
      if (performance.now() >= until) return;
      await store.append([entry]);
      count += 1;
    }
  }));
  return count;
}

const filesOf = (name: string, { writers, each }: { writers: number; each: number }, seconds: number): Entry[][] =>
  Array.from({ length: writers }, (_, writer) => recordedFile(`case-${name}-${writers}-${writer}`, Math.ceil(each * seconds)));

async function rounds(run: Run, stores: readonly Store[]): Promise<Map<string, Measured[]>> {
  const results = new Map<string, Measured[]>();
  for (const store of stores) await appendAll(store, filesOf('warm-up', { writers: 32, each: 150 }, WARM_UP_SECONDS), WARM_UP_SECONDS);
  for (let round = 1; round <= run.rounds; round += 1) {
    for (const { writers, each } of WRITERS) {
      const files = filesOf(`round-${round}`, { writers, each }, run.seconds);
      for (const store of stores) {
        const one = await measured(store.pid, () => appendAll(store, files, run.seconds));
        const key = `${store.name} ${writers}`;
        results.set(key, [...(results.get(key) ?? []), one]);
        run.say({ zh: `第 ${round} 轮，${writers} 个写入者，${store.name}：每秒 ${one.perSecond.toFixed(0)}`, en: `round ${round}, ${writers} writers, ${store.name}: ${one.perSecond.toFixed(0)} a second` });
      }
    }
  }
  return results;
}

const VARIANTS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  '': { zh: '', en: '' },
  '-tls': { zh: '（TLS）', en: ' (TLS)' },
  '-thread': { zh: '（同一进程的线程，如平台内）', en: ' (a thread of the process, as inside the platform)' },
};

function figuresOf(results: Map<string, Measured[]>, store: Store, peer: Store): Figure[] {
  const variant = store.name.slice('juanzong'.length);
  const suffix = variant.replace('-', '.');
  const of = VARIANTS[variant] ?? { zh: `（存储${variant}）`, en: ` (store ${variant})` };
  return WRITERS.flatMap(({ writers }) => {
    const [ours, theirs] = [store, peer].map(({ name }) => results.get(`${name} ${writers}`) as Measured[]) as [Measured[], Measured[]];
    const figure = (name: string, zh: string, en: string, unit: string, of: (one: Measured) => number): Figure => ({
      name: `appends.${writers}${name}${suffix}`, label: { zh, en }, unit, value: median(ours.map(of)), peer: { name: peer.name, value: median(theirs.map(of)) }, ratio: medianRatio(ours.map(of), theirs.map(of)),
    });
    return [
      { ...figure('', `追加，${writers} 个写入者${of.zh}`, `appends, ${writers} writers${of.en}`, '/s', (one) => one.perSecond), ...(of.en === '' ? { goal: { of: 'ratio', least: writers === 1 ? 1 : FASTER } as const } : {}) },
      ...(store.pid === undefined ? [] : [
        figure('.server', '每次的处理器时间，存储', 'processor time each, store', 'µs', (one) => one.server),
        figure('.client', '每次的处理器时间，客户端', 'processor time each, client', 'µs', (one) => one.client),
      ]),
      figure('.processor', '每次的处理器时间，两者', 'processor time each, both', 'µs', (one) => one.server + one.client),
    ];
  });
}

/** Appends of single sealed entries at an exact revision, one stream a writer, by the platform's log and by the peer, in turn. */
export const appends: Section = {
  name: 'appends',
  title: { zh: '追加：每次一条已封缄的记录', en: 'appends: one sealed entry each' },
  async measure(run) {
    const peer = await startEmmett(join(run.scratch, 'postgres'));
    const ours: Store[] = [];
    try {
      for (const [n, main] of run.servers.entries()) ours.push(ourStore(await startPlainStore(join(run.scratch, `store-${n}`), main, run.nodeOptions), n === 0 ? 'juanzong' : `juanzong-${n}`));
      ours.push(ourStore(await startTlsStore(join(run.scratch, 'tls')), 'juanzong-tls'), await storeInThread(join(run.scratch, 'thread'), 'juanzong-thread'));
      const results = await rounds(run, [...ours, peer]);
      return ours.flatMap((store) => figuresOf(results, store, peer));
    } finally {
      for (const store of ours) await store.stop();
      await peer.stop();
    }
  },
};
