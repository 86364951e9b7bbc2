// Emits dist/ beside every src/ of the workspace, only for sources that are newer than what was emitted.
// Types are checked by `npm run typecheck`; this only strips them, so a build takes a second or two.
import { transformFile } from '@swc/core';
import { cpSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, workspaces } from './workspaces.mjs';

const isSource = (name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.endsWith('.d.ts');
const mtime = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function* filesBelow(dir) {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

async function emit(source, target) {
  const { code, map } = await transformFile(source, { configFile: join(root, '.swcrc'), sourceFileName: source });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(`${target}.map`, map);
  writeFileSync(target, `${code}\n//# sourceMappingURL=${target.split('/').pop()}.map\n`);
}

/** Builds what is stale. Returns how many files were written. */
export async function build() {
  let written = 0;
  for (const pkg of workspaces()) {
    const src = join(pkg, 'src');
    const dist = join(pkg, 'dist');
    if (!statSync(src, { throwIfNoEntry: false })) continue;
    const wanted = new Set();
    const jobs = [];
    for (const file of filesBelow(src)) {
      const inside = relative(src, file);
      if (isSource(file)) {
        const target = join(dist, inside.replace(/\.ts$/, '.js'));
        wanted.add(target);
        if (mtime(target) < mtime(file) || mtime(target) < mtime(join(root, '.swcrc'))) jobs.push(emit(file, target));
      } else if (!file.endsWith('.ts')) {
        const target = join(dist, inside);
        wanted.add(target);
        if (mtime(target) < mtime(file)) {
          mkdirSync(dirname(target), { recursive: true });
          cpSync(file, target);
          written += 1;
        }
      }
    }
    await Promise.all(jobs);
    written += jobs.length;
    if (statSync(dist, { throwIfNoEntry: false })) {
      for (const file of filesBelow(dist)) {
        const known = wanted.has(file) || (file.endsWith('.js.map') && wanted.has(file.slice(0, -4)));
        if (!known) rmSync(file);
      }
    }
  }
  return written;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const started = Date.now();
  const written = await build();
  console.log(`构建完成 / built: ${written} 个文件 files, ${Date.now() - started} ms`);
}
