import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Options, parseOptions, UsageError } from './options.js';
import type { Measures } from './report/table.js';
import { begun, conclude, printTable } from './report/tell.js';
import { SECTIONS } from './sections/index.js';
import { STORE_MAIN } from './stores/store-process.js';

const started = begun();
const say = (text: string): void => void process.stderr.write(`[${((performance.now() - started.at) / 1_000).toFixed(0).padStart(4)} s] ${text}\n`);

/** Measures what is asked for, one section after the other, each in a folder of its own. */
async function measureAll({ only, json: _json, servers, ...run }: Options): Promise<Measures[]> {
  const measures: Measures[] = [];
  for (const { name, title, measure } of SECTIONS.filter((section) => only?.includes(section.name) ?? true)) {
    say(`${title.zh} / ${title.en}`);
    const scratch = await mkdtemp(join(tmpdir(), `juanzong-bench-${name}-`));
    try {
      const figures = await measure({ ...run, scratch, servers: servers.length > 0 ? servers : [STORE_MAIN], say: ({ zh, en }) => say(`  ${zh} / ${en}`) });
      measures.push({ name, title, figures });
    } finally {
      await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  return measures;
}

try {
  const options = parseOptions(process.argv.slice(2), SECTIONS.map(({ name }) => name));
  const measures = await measureAll(options);
  printTable(measures);
  await conclude(measures, started, options.json);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
