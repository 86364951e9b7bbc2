// npm test [unit|int|e2e|fault] [jest options…]: installs what is missing, builds what is stale, runs jest, and ends with a line
// of its own: `N passed, N failed, N skipped`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfMissing } from './install.mjs';
import { matchOf, plan, withoutCost } from './testing/layers.mjs';
import { add, closingLine, CRASHED, exitCodeOf, NOTHING, tallyOf } from './testing/tally.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', '.nx']);

function* specs(folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name)) yield* specs(path);
    else if (/\.spec\.(ts|mjs)$/.test(entry.name)) yield path;
  }
}

/** One run of jest. A report that is missing or does not admit to the exit code counts as a failure. */
function run({ costs, workers }, rest, reportFile) {
  const args = [
    'node_modules/jest/bin/jest.js', ...rest, `--maxWorkers=${workers}`, '--passWithNoTests', '--json', `--outputFile=${reportFile}`,
    ...matchOf(costs).map((match) => `--testMatch=${match}`),
  ];
  const NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim();
  // --json writes the report to standard output as well unless a file takes it; what people read goes to standard error.
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NODE_OPTIONS } });
  try {
    const tally = tallyOf(JSON.parse(readFileSync(reportFile, 'utf8')));
    return status !== 0 && tally.failed === 0 ? add(tally, CRASHED) : tally;
  } catch (error) {
    console.error(`测试程序没有写出报告 / jest left no report: ${error.message}`);
    return CRASHED;
  }
}

installIfMissing();
const { build } = await import('./build.mjs');
await build();

const { runs, rest } = plan(process.argv.slice(2), availableParallelism());
const nameless = withoutCost(['libs', 'apps', 'tools'].flatMap((folder) => [...specs(folder)]));
for (const file of nameless) console.error(`文件名没有标明成本（unit、int、e2e、fault）/ the file name does not say its cost (unit, int, e2e, fault): ${file}`);

const reports = mkdtempSync(join(tmpdir(), 'juanzong-test-'));
const tally = runs.map((each, i) => run(each, rest, join(reports, `${i}.json`))).reduce(add, { ...NOTHING, failed: nameless.length });
rmSync(reports, { recursive: true });

console.log(closingLine(tally));
process.exitCode = exitCodeOf(tally);
