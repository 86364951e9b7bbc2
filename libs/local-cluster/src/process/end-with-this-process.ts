import { spawn } from 'node:child_process';
import type { ProcessIdentity } from '@juanzong/read-model/standalone';

const SCRIPT = 'start=$(cut -d" " -f22 "/proc/$1/stat") || exit 0; read _; [ "$(cut -d" " -f22 "/proc/$1/stat")" = "$start" ] && kill -KILL "$1"';

/** Kills a process when this one ends without a word: a shell reads a pipe that only this process holds open. Returns how to call that off. */
export function endWithThisProcess({ pid }: ProcessIdentity): () => void {
  const watcher = spawn('/bin/sh', ['-c', SCRIPT, 'sh', String(pid)], { cwd: '/', env: { PATH: '/usr/local/bin:/usr/bin:/bin' }, detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  watcher.once('error', (error) => { process.emitWarning(`no watcher for process ${pid}: ${error.message}`); });
  watcher.unref();
  if (watcher.stdin && 'unref' in watcher.stdin && typeof watcher.stdin.unref === 'function') watcher.stdin.unref();
  return () => void watcher.kill('SIGKILL');
}
