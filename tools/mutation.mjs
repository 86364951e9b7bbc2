// npm run mutation [-- <context>… --force --concurrency 2]: changes the domains, one small thing at a time, and sees whether a test
// notices. Not part of the tests: it takes minutes. Fails where a score is below tools/mutation/floor.json.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { notWhole, told } from './command-line.mjs';
import { complaintsAbout } from './mutation/canaries.mjs';
import { canaryOf, CONTEXTS, libraryOf } from './mutation/libraries.mjs';
import { mutate, REPORTS } from './mutation/mutate.mjs';
import { mutantsOf, outcomeOf, scoreOf } from './mutation/score.mjs';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const { values, positionals } = told(
  `npm run mutation -- [${CONTEXTS.join('|')}…] [--force] [--concurrency N]`,
  { allowPositionals: true, options: { force: { type: 'boolean', default: false }, concurrency: { type: 'string', default: '1' } } },
  ({ concurrency }, contexts) => {
    const unknown = contexts.filter((name) => !CONTEXTS.includes(name));
    return unknown.length === 0 ? notWhole('concurrency', concurrency, 1) : `没有这个环节 / no such context: ${unknown.join(', ')}`;
  },
);
const options = { force: values.force, concurrency: Number(values.concurrency) };
const data = (path, otherwise) => (existsSync(join(root, path)) ? JSON.parse(readFileSync(join(root, path), 'utf8')) : otherwise);
const line = ({ file, line: at, mutator, original, replacement }) => `${file}:${at}  ${mutator}  ${original}  →  ${replacement.replace(/\s+/g, ' ')}`;

/** Mutates one library and tells what came of it; whether it is as it should be. */
async function judged(context) {
  const started = Date.now();
  const { report, known } = await mutate(root, libraryOf(root, context), options);
  const outcome = outcomeOf(mutantsOf(report), data(`tools/mutation/explained/${context}.json`, []));
  const [score, floor] = [scoreOf(outcome), data('tools/mutation/floor.json', {})[context] ?? 0];
  const { tried, detected, ignored, broken, explained, unexplained, idle } = outcome;
  console.log(`${context.padEnd(22)} ${score.toFixed(2)} %  发现 detected ${detected}/${tried}  已说明 explained ${explained.length}  未说明 unexplained ${unexplained.length}`
    + `  措辞 wording ${ignored}  下限 floor ${floor.toFixed(2)} %  ${known ? '未变 unchanged' : `${Math.round((Date.now() - started) / 1000)} s`}`);
  writeFileSync(join(root, REPORTS, `${context}.survivors.txt`), unexplained.map((one) => `${line(one)}\n`).join(''));
  for (const one of broken) console.error(`  无法运行 could not be run: ${line(one)}`);
  for (const one of idle) console.error(`  说明已无对应的变异体 explained, but no mutant like it is alive: ${one.file}  ${one.mutator}  ${one.original}  →  ${one.replacement}`);
  if (score < floor) console.error(`  低于下限 below the floor: ${score.toFixed(2)} % < ${floor.toFixed(2)} %，见 see ${REPORTS}/${context}.survivors.txt`);
  return broken.length === 0 && idle.length === 0 && score >= floor;
}

setPriority(15);
const canary = async (strength) => mutantsOf((await mutate(root, canaryOf(strength), { force: true, concurrency: 1 })).report);
const complaints = complaintsAbout({ weak: await canary('weak'), strong: await canary('strong') });
for (const complaint of complaints) console.error(`金丝雀 canary: ${complaint}`);
let sound = complaints.length === 0;
if (sound) for (const context of positionals.length > 0 ? positionals : CONTEXTS) sound = (await judged(context)) && sound;
process.exitCode = sound ? 0 : 1;
