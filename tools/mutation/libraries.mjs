// What is mutated, and by which tests a mutant has to be killed: those of its own library and the golden histories.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const GOLDEN = 'tools/golden/golden.unit.spec.mjs';
const CANARY = 'tools/mutation/canary';
const SKIPPED = new Set(['node_modules', 'dist', 'service']);

/** The contexts whose domain is mutated, small ones first. */
export const CONTEXTS = ['common', 'eligibility', 'intake', 'cross-region-transfer', 'assignment', 'quality-review'];

function filesBelow(root, folder) {
  const dir = join(root, folder);
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((one) => {
    if (one.isDirectory()) return SKIPPED.has(one.name) ? [] : filesBelow(root, join(folder, one.name));
    return [join(folder, one.name)];
  });
}

/** The library of a context: its name, the folder whose sources are mutated, and the specs. */
export function libraryOf(root, context) {
  const mutated = `libs/${context}/domain/src`;
  return { name: context, mutated, specs: [...filesBelow(root, mutated).filter((file) => file.endsWith('.unit.spec.ts')), GOLDEN] };
}

/** A library that is there to be mutated with a test known to be weak, or strong. */
export const canaryOf = (strength) => ({ name: `canary-${strength}`, mutated: CANARY, specs: [`${CANARY}/${strength}.canary.mjs`] });

/** Stryker's patterns for what is mutated: the sources, without what only specs use. */
export const mutatePatterns = ({ mutated }) => [`${mutated}/**/*.{ts,mjs}`, '!**/*.spec.ts', '!**/*.canary.mjs', '!**/spec-support/**', '!**/fixtures/**'];

/** What only the specs of others use, and what is said of an outcome afterwards. */
const OF_NO_MATTER = /\.spec\.\w+$|\/spec-support\/|\/fixtures\/|^tools\/mutation\/(explained\/|floor\.json$)/;

/** A hash over all that the outcome can hang on. While it stays, the last outcome of a library stands. */
export function fingerprintOf(root, { mutated, specs }) {
  const own = (file) => file.startsWith(`${mutated}/`) || specs.includes(file);
  const ours = ['libs', 'tools/golden', 'tools/mutation'].flatMap((folder) => filesBelow(root, folder))
    .filter((file) => own(file) || !OF_NO_MATTER.test(file));
  const hash = createHash('sha256');
  for (const file of [...ours, 'package-lock.json']) hash.update(`${file}\0`).update(readFileSync(join(root, file))).update('\0');
  return hash.digest('hex');
}
