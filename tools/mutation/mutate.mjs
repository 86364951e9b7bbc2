// One run of Stryker over one library.
import { Stryker } from '@stryker-mutator/core';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprintOf, mutatePatterns } from './libraries.mjs';

/** Where reports lie, kept by nobody. */
export const REPORTS = 'reports/mutation';

const optionsOf = (root, library, concurrency) => ({
  plugins: ['runner', 'wording'].map((name) => join(root, `tools/mutation/${name}.mjs`)),
  testRunner: 'juanzong', juanzong: { mutated: library.mutated, specs: library.specs }, ignorers: ['wording'],
  mutate: mutatePatterns(library), ignorePatterns: ['/*', '!/libs', '!/tools', '!/package.json', 'libs/*/service', 'dist'],
  coverageAnalysis: 'perTest', concurrency, disableTypeChecks: false,
  // A machine that is busy with other work must not pass for a mutant that never ends: those are found by counting their steps.
  timeoutMS: 60_000,
  reporters: ['json', 'html', ...(process.stderr.isTTY ? ['progress'] : [])], logLevel: 'warn', warnings: { slow: false }, allowEmpty: false,
  jsonReporter: { fileName: join(root, REPORTS, `${library.name}.json`) }, htmlReporter: { fileName: join(root, REPORTS, `${library.name}.html`) },
  tempDirName: join(tmpdir(), `juanzong-mutation-${process.pid}`), cleanTempDir: 'always',
});

/** Stryker's report about a library: the last one if nothing changed since, unless `force`d. */
export async function mutate(root, library, { concurrency, force }) {
  const reportFile = join(root, REPORTS, `${library.name}.json`);
  const markFile = join(root, REPORTS, `${library.name}.fingerprint`);
  const fingerprint = fingerprintOf(root, library);
  const known = !force && existsSync(reportFile) && existsSync(markFile) && readFileSync(markFile, 'utf8') === fingerprint;
  if (!known) {
    mkdirSync(join(root, REPORTS), { recursive: true });
    rmSync(markFile, { force: true });
    await new Stryker(optionsOf(root, library, concurrency)).runMutationTest();
    writeFileSync(markFile, fingerprint);
  }
  return { report: JSON.parse(readFileSync(reportFile, 'utf8')), known };
}
