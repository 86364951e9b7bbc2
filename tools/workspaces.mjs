// The folders of the workspace that hold a package.json: one list for every tool.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const folders = (dir) =>
  existsSync(dir) ? readdirSync(dir, { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => join(dir, e.name)) : [];

/** Absolute paths of every package of the workspace, in a stable order. */
export function workspaces() {
  const libs = folders(join(root, 'libs'));
  const parts = libs.flatMap((lib) => ['contracts', 'domain', 'service'].map((part) => join(lib, part)));
  return [...libs, ...parts, ...folders(join(root, 'apps'))].filter((dir) => existsSync(join(dir, 'package.json'))).sort();
}
