import { join } from 'node:path';
import type { Figure, Goal } from '../figure.js';
import { type Measured, measured } from '../measure/measured.js';
import { median, medianRatio } from '../measure/statistics.js';
import type { Run, Section } from '../run.js';
import { type EmmettStore, startEmmett } from '../stores/emmett-store.js';
import { type OurStore, ourStore } from '../stores/our-store.js';
import { ENTRIES_OF_A_CASE, recordedFile } from '../stores/recorded-files.js';
import { startPlainStore } from '../stores/store-process.js';
import { emmettReadings } from '../readings/emmett-readings.js';
import { longStream, ourReadings } from '../readings/our-readings.js';
import { caseStreams, LONG_STREAM, type Reading } from '../readings/reading.js';

const CASES = { quick: 50, full: 250 };
const IN_ONE_APPEND = 200;

/** The same case files in both stores, and one long stream with as many entries as all of them together. */
async function fill(stores: readonly (OurStore | EmmettStore)[], cases: number): Promise<void> {
  for (const stream of caseStreams(cases)) {
    const entries = recordedFile(stream, ENTRIES_OF_A_CASE);
    await Promise.all(stores.map((store) => store.append(entries)));
  }
  const long = recordedFile(LONG_STREAM, cases * ENTRIES_OF_A_CASE);
  for (let at = 0; at < long.length; at += IN_ONE_APPEND) await Promise.all(stores.map((store) => store.append(long.slice(at, at + IN_ONE_APPEND))));
}

async function rounds(run: Run, list: readonly Reading[]): Promise<Map<string, Measured[]>> {
  const results = new Map<string, Measured[]>();
  for (const { read } of list) await read();
  for (let round = 1; round <= run.rounds; round += 1) {
    for (const { name, server, entries, read } of list) {
      const one = await measured(server, read);
      if (one.count !== entries) throw new Error(`${name} read ${one.count} entries of ${entries}`);
      results.set(name, [...(results.get(name) ?? []), one]);
      run.say({ zh: `第 ${round} 轮，${name}：每秒 ${one.perSecond.toFixed(0)}`, en: `round ${round}, ${name}: ${one.perSecond.toFixed(0)} a second` });
    }
  }
  return results;
}

/** What is compared with what, by the names of readings. */
const FIGURES: readonly { name: string; of: string; beside: string; zh: string; en: string; goal?: Goal }[] = [
  { name: 'reads.stream', of: 'log.stream', beside: 'client.stream', zh: '读一条长流：本平台的日志，对照官方客户端', en: 'one long stream: our log, beside the bare official client', goal: { of: 'ratio', least: 0.9 } },
  { name: 'reads.all', of: 'log.all', beside: 'client.all', zh: '从头跟随全部：本平台的日志，对照官方客户端', en: 'everything from the start: our log, beside the bare official client', goal: { of: 'ratio', least: 0.9 } },
  { name: 'reads.stream.emmett', of: 'log.stream', beside: 'emmett.stream', zh: '读一条长流，对照 emmett', en: 'one long stream, beside emmett' },
  { name: 'reads.folded', of: 'log.folded', beside: 'emmett.folded', zh: '读出并折叠案卷（五个环节），对照 emmett', en: 'case files read and folded by all five services, beside emmett' },
  { name: 'reads.rebuild', of: 'log.all', beside: 'emmett.batches', zh: '重建之路：从头读全部，对照 emmett 的成批读取', en: 'the rebuild path: everything from the start, beside emmett’s batches', goal: { of: 'ratio', least: 0.5 } },
  { name: 'reads.rebuild.consumer', of: 'log.all', beside: 'emmett.rebuild', zh: '重建之路，对照 emmett 的 rebuildPostgreSQLProjections', en: 'the rebuild path, beside emmett’s rebuildPostgreSQLProjections' },
];

/** Another version of the store, measured beside the first. */
const besideTheFirst = ({ name }: OurStore): (typeof FIGURES)[number] =>
  ({ name: `reads.stream.${name}`, of: `log.stream ${name}`, beside: 'log.stream', zh: `读一条长流：存储 ${name}，对照第一个`, en: `one long stream: store ${name}, beside the first` });

/** Events read from one stream, read and folded case by case, and read from the start as a rebuild does; beside the bare client and the peer. */
export const reads: Section = {
  name: 'reads',
  title: { zh: '读取', en: 'reads' },
  async measure(run) {
    const peer = await startEmmett(join(run.scratch, 'postgres'));
    const all: OurStore[] = [];
    try {
      for (const [n, main] of run.servers.entries()) all.push(ourStore(await startPlainStore(join(run.scratch, `store-${n}`), main, run.nodeOptions), `juanzong-${n}`));
      const [ours, ...others] = all as [OurStore, ...OurStore[]];
      const cases = run.quick ? CASES.quick : CASES.full;
      run.say({ zh: `写入 ${cases} 本案卷`, en: `storing ${cases} case files` });
      await fill([...all, peer], cases);
      const results = await rounds(run, [...ourReadings(ours, caseStreams(cases)), ...emmettReadings(peer, caseStreams(cases)), ...others.map((other) => longStream(other, caseStreams(cases)))]);
      const of = (name: string, key: 'perSecond' | 'server' | 'client'): number[] => (results.get(name) ?? []).map((one) => one[key]);
      return [...FIGURES, ...others.map(besideTheFirst)].flatMap(({ name, of: own, beside, zh, en, goal }): Figure[] => {
        const figure = (suffix: string, label: Figure['label'], unit: string, key: 'perSecond' | 'server' | 'client'): Figure => ({
          name: name + suffix, label, unit, value: median(of(own, key)), peer: { name: beside, value: median(of(beside, key)) }, ratio: medianRatio(of(own, key), of(beside, key)),
        });
        return [
          { ...figure('', { zh, en }, '/s', 'perSecond'), ...(goal ? { goal } : {}) },
          figure('.server', { zh: '其中存储的处理器时间', en: 'of it processor time of the store' }, 'µs', 'server'),
          figure('.client', { zh: '其中客户端的处理器时间', en: 'of it processor time of the client' }, 'µs', 'client'),
        ];
      });
    } finally {
      for (const store of all) await store.stop();
      await peer.stop();
    }
  },
};
