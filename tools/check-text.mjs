// What must not stand in the repository: switched-off checks, machine paths, registry hosts in the lock file, and documents
// that name files or tests which are gone.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { faultsOfLinks, faultsOfLock, faultsOfText } from './text/rules.mjs';
import { faultsOfTestColumn } from './text/test-column.mjs';
import { root } from './workspaces.mjs';

const TEXT = /\.(ts|mjs|js|json|md|ya?ml|sh|canary|npmrc|swcrc)$|^\.ci\/run$/;
/** These say the words in order to forbid them, or to see them forbidden. */
const NAMES_THEM = /^tools\/(text\/|walls\/canaries\/)/;

const FAILURES = 'docs/failure-behaviour.md';
const textAt = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

const { stdout, status } = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
if (status !== 0) throw new Error('git ls-files failed: the check needs a checkout');
const files = stdout.split('\n').filter((file) => TEXT.test(file) && file !== 'package-lock.json' && !NAMES_THEM.test(file) && existsSync(join(root, file)));

const faults = [
  ...files.flatMap((file) => faultsOfText(file, readFileSync(join(root, file), 'utf8'))),
  ...files.filter((file) => file.endsWith('.md')).flatMap((file) => faultsOfLinks(file, readFileSync(join(root, file), 'utf8'), (path) => existsSync(join(root, path)))),
  ...faultsOfTestColumn(FAILURES, readFileSync(join(root, FAILURES), 'utf8'), (path) => textAt(join(root, dirname(FAILURES), path))),
  ...faultsOfLock(readFileSync(join(root, 'package-lock.json'), 'utf8')),
];
for (const fault of faults) console.error(fault);
console.log(`文字检查：${files.length} 个文件，${faults.length} 个问题 / text: ${files.length} files, ${faults.length} problems`);
process.exit(faults.length > 0 || files.length === 0 ? 1 : 0);
