// Installs what is missing, and only then: this file runs before node_modules exists, so it imports nothing but Node.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What an installation is made for: the lock file, and the machine whose binaries were chosen. */
export const stampOf = (lockText, { platform, arch } = process) =>
  `${createHash('sha256').update(lockText).digest('hex')} ${platform}-${arch}\n`;

/**
 * Whether npm's own record of what it installed (`node_modules/.package-lock.json`) holds everything the lock file wants.
 * Optional packages may be absent: they are those of other machines. `isLinked(path, target)` tells whether a library of
 * the workspace is where it should be.
 */
export function holdsEverything(lock, installed, isLinked) {
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    if (wanted.link === true) return isLinked(path, wanted.resolved);
    const found = installed.packages[path];
    return found === undefined ? wanted.optional === true : found.version === wanted.version;
  });
}

const isLinked = (path, target) => existsSync(join(root, path)) && realpathSync(join(root, path)) === realpathSync(join(root, target));

function isInstalled(lockText, stampFile) {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stampOf(lockText)) return true;
  const record = join(root, 'node_modules/.package-lock.json');
  return existsSync(record) && holdsEverything(JSON.parse(lockText), JSON.parse(readFileSync(record, 'utf8')), isLinked);
}

/** Brings node_modules to what package-lock.json says. Ends the process if npm cannot. */
export function installIfMissing() {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stampFile = join(root, 'node_modules/.juanzong-installed');
  if (!isInstalled(lockText, stampFile)) {
    console.log('正在安装依赖 / installing dependencies (npm ci) …');
    const { status, error } = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    if (error || status !== 0) {
      console.error(`依赖安装失败，请检查网络后重试 / installing failed; check the network and try again${error ? `: ${error.message}` : ''}`);
      process.exit(status || 1);
    }
  }
  writeFileSync(stampFile, stampOf(lockText));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) installIfMissing();
