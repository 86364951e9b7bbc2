// Every wall has a canary: known-bad code, linted as if it stood in the library. A wall that lets its canary through, a wall
// without one, and a wall that no file or project can hit, each fail.
import { ESLint } from 'eslint';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../workspaces.mjs';
import { deadConstraints, faultsOf, parseCanary } from './canary.mjs';
import { IMPURE_GLOBALS, importWalls, purity } from './folders.mjs';
import { freshGraph } from './graph.mjs';
import { depConstraints, READS_EVERY_DOMAIN } from './projects.mjs';

const folder = fileURLToPath(new URL('canaries/', import.meta.url));
const canaries = readdirSync(folder).filter((name) => name.endsWith('.canary')).sort().map((name) => parseCanary(name, readFileSync(join(folder, name), 'utf8')));

const graph = await freshGraph();
const projects = Object.values(graph.nodes).map(({ name, data }) => ({ name, tags: (data.tags ?? []).filter((tag) => /^(type|context):/.test(tag)) }))
  .filter(({ tags }) => tags.length > 0);

// A canary stands in no file of the type check, so all but the typed ones are linted without types.
const untyped = {
  languageOptions: { parserOptions: { project: null } },
  rules: Object.fromEntries(['no-floating-promises', 'no-misused-promises', 'switch-exhaustiveness-check'].map((rule) => [`@typescript-eslint/${rule}`, 'off'])),
};
// In CI the parser would read the file from disk instead of taking the text it is given.
const asGiven = { languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } } };
const withTypes = new ESLint({ cwd: root, overrideConfig: [{ files: ['**/*.ts'], ...asGiven }] });
const withoutTypes = new ESLint({ cwd: root, overrideConfig: [{ files: ['**/*.ts'], ...untyped }] });

const faults = [...deadConstraints(depConstraints, projects, READS_EVERY_DOMAIN)];
for (const canary of canaries) {
  const eslint = canary.wall.startsWith('typed') ? withTypes : withoutTypes;
  const [result] = await eslint.lintText(canary.code, { filePath: join(root, canary.at) });
  faults.push(...faultsOf(canary, result?.messages ?? []).map((fault) => `${canary.name} (${canary.at}): ${fault}`));
}

const sung = new Set(canaries.map(({ wall }) => wall));
const walls = [...depConstraints.map(({ sourceTag }) => sourceTag), ...[...importWalls, purity].map(({ name }) => name), ...IMPURE_GLOBALS.map((name) => `global ${name}`)];
faults.push(...walls.filter((wall) => !sung.has(wall)).map((wall) => `no canary for the wall ${wall}`));

for (const fault of faults) console.error(`墙有缺口 / a wall does not hold: ${fault}`);
console.log(`${canaries.length} 只金丝雀，${walls.length} 道墙，${faults.length} 处缺口 / ${canaries.length} canaries, ${walls.length} walls, ${faults.length} gaps`);
process.exit(faults.length > 0 ? 1 : 0);
