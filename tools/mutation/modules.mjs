// Loads TypeScript sources of the workspace as CommonJS, so that they can be loaded again within one process: a changed constant
// needs fresh modules, and fresh modules of a running process cost milliseconds where a fresh process costs a second.
import { transformSync } from '@swc/core';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';
import { compileFunction } from 'node:vm';

const SWC = {
  swcrc: false, sourceMaps: false, module: { type: 'commonjs' },
  jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true, decoratorMetadata: true }, keepClassNames: true },
};

/** Source files by what a package exports: `@juanzong/policy/loader` is libs/policy/src/loader.ts below the root. */
function sourcesOfPackages(root) {
  const foldersOf = (dir) => (existsSync(dir) ? readdirSync(dir, { withFileTypes: true }).filter((one) => one.isDirectory()).map(({ name }) => join(dir, name)) : []);
  const libs = foldersOf(join(root, 'libs'));
  const packages = [...libs, ...libs.flatMap((lib) => ['contracts', 'domain', 'service'].map((part) => join(lib, part)))].filter((dir) => existsSync(join(dir, 'package.json')));
  return new Map(packages.flatMap((dir) => {
    const { name, exports = {} } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
    return Object.entries(exports).map(([path, to]) => [name + path.slice(1), join(dir, to['@juanzong/source'])]);
  }));
}

/** The modules below one folder; `shims` stand for packages by name. Everything else is node's own business. */
export class Modules {
  #root;
  #shims;
  #packages;
  #compiled = new Map();
  #loaded = new Map();

  constructor(root, shims) {
    this.#root = root + sep;
    this.#shims = new Map(Object.entries(shims));
    this.#packages = sourcesOfPackages(root);
  }

  /** What a file exports. */
  load(file) {
    const known = this.#loaded.get(file);
    if (known) return known.module.exports;
    const one = { module: { exports: {} }, imports: new Set() };
    this.#loaded.set(file, one);
    const native = createRequire(file);
    const require = (wanted) => {
      if (this.#shims.has(wanted)) return this.#shims.get(wanted);
      const source = this.#sourceOf(wanted, file);
      if (source === undefined) return native(wanted);
      one.imports.add(source);
      return this.load(source);
    };
    this.#compile(file)(one.module.exports, require, one.module, file, dirname(file));
    return one.module.exports;
  }

  /** Forgets the files that `isStale` says, and all that were loaded by way of them. */
  forget(isStale) {
    const stale = new Set([...this.#loaded.keys()].filter(isStale));
    for (let before = -1; before !== stale.size;) {
      before = stale.size;
      for (const [file, { imports }] of this.#loaded) if ([...imports].some((one) => stale.has(one))) stale.add(file);
    }
    for (const file of stale) this.#loaded.delete(file);
  }

  #sourceOf(wanted, from) {
    if (!wanted.startsWith('.')) return this.#packages.get(wanted);
    const file = resolve(dirname(from), wanted);
    return file.startsWith(this.#root) ? file.replace(/\.js$/, '.ts') : undefined;
  }

  #compile(file) {
    const known = this.#compiled.get(file);
    if (known) return known;
    const { code } = transformSync(readFileSync(file, 'utf8'), { ...SWC, filename: file });
    const compiled = compileFunction(code, ['exports', 'require', 'module', '__filename', '__dirname'], { filename: file });
    this.#compiled.set(file, compiled);
    return compiled;
  }
}
