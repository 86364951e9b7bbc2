// Records golden histories of the kinds of entry that occur in none yet, out of data directories that a demo was lived in and whose
// platform has been stopped (npm run demo -- --keep): the fewest streams that have them all. node tools/record-golden-kinds.mjs DIRECTORY…
// Histories are named by the version that wrote them and are never rewritten after its release: `--rewrite` is for before it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { root } from './workspaces.mjs';

await build();
const load = (file) => import(pathToFileURL(join(root, file)).href);
const { allSoFar } = await load('libs/event-store/dist/index.js');
const { allContracts, platformRegistry, realClock } = await load('libs/profile/dist/index.js');
const { fewest, kindsWithout } = await import('./golden/coverage.mjs');
const { familyOfStream, statesOf } = await import('./golden/deciders.mjs');
const { contextHistories, filesIn, SHARED, sharedHistories } = await import('./golden/histories.mjs');
const { recordedEntry } = await import('./golden/read-stream.mjs');
const { openStopped } = await import('./golden/stopped-platform.mjs');

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const rewrite = process.argv.includes('--rewrite');
const directories = process.argv.slice(2).filter((word) => !word.startsWith('--'));

/** Every stream of a data directory. */
async function streamsOf(directory) {
  const { runtime: { log, vault }, close } = await openStopped(directory, realClock);
  const streams = new Map();
  for (const { entry } of await allSoFar(log)) streams.set(entry.stream, [...(streams.get(entry.stream) ?? []), await recordedEntry(entry, vault)]);
  await close();
  return [...streams].map(([stream, entries]) => ({ stream, entries }));
}

const lines = (entries) => `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]`;

if (rewrite) for (const name of filesIn(SHARED)) rmSync(join(SHARED, name));
const wanted = kindsWithout(allContracts(), [...contextHistories(), ...sharedHistories()]);
const streams = [];
for (const directory of directories) streams.push(...(await streamsOf(directory)));
const kept = fewest(wanted, streams);
const registry = platformRegistry();
mkdirSync(SHARED, { recursive: true });
const taken = filesIn(SHARED).length;
kept.forEach(({ stream, entries }, i) => {
  const family = familyOfStream(stream);
  const name = `${family}-${String(taken + i + 1).padStart(2, '0')}.v${version}.json`;
  writeFileSync(join(SHARED, name), `{"recordedBy":"${version}","family":"${family}","stream":"${stream}","entries":${lines(entries)},\n"states":${JSON.stringify(statesOf(family, entries, registry))}}\n`);
});
const never = kindsWithout(allContracts(), [...contextHistories(), ...sharedHistories()]);
console.log(`${kept.length} 份历史 / histories recorded by ${version}；仍缺 still without: ${never.length === 0 ? '无 none' : never.join(', ')}`);
process.exit(never.length === 0 ? 0 : 1);
