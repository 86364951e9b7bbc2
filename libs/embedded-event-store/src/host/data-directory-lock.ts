import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { codeOf } from './error-code.js';
import { startOfProcess } from './process-identity.js';

/** Another server works on this data directory. */
export class DataDirectoryInUseError extends Error {
  override readonly name = 'DataDirectoryInUseError';

  constructor(readonly dataDirectory: string, readonly pid: number) {
    super(`数据目录正被进程 ${pid} 使用，平台可能已在运行 / ${dataDirectory} is in use by the event store of process ${pid}; the platform may be running already`);
  }
}

interface Holder {
  readonly pid: number;
  readonly started: string;
}

/**
 * Claims the data directory for this process by a file `lock` that names the process and its start. A lock left behind
 * by a process that is gone is taken over. Throws DataDirectoryInUseError when the holder runs. Returns how to release.
 */
export function lockDataDirectory(dataDirectory: string): () => void {
  const file = join(dataDirectory, 'lock');
  const started = startOfProcess(process.pid);
  if (started === undefined) throw new Error('this process cannot find its own start time');
  const mine = JSON.stringify({ pid: process.pid, started, token: randomUUID() });
  while (!createWhole(file, mine)) takeAway(file, dataDirectory);
  return () => {
    if (readLock(file) === mine) rmSync(file);
  };
}

/** Creates the file with its content in one step. False when it is there already. */
function createWhole(file: string, content: string): boolean {
  const partial = `${file}.${randomUUID()}`;
  writeFileSync(partial, content, { mode: 0o600 });
  try {
    linkSync(partial, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(partial);
  }
}

/** Removes a lock whose holder is gone. */
function takeAway(file: string, dataDirectory: string): void {
  const seen = readLock(file);
  if (seen === undefined) return;
  const holder = parseHolder(seen);
  if (holder !== undefined && startOfProcess(holder.pid) === holder.started) {
    throw new DataDirectoryInUseError(dataDirectory, holder.pid);
  }
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  // Someone else may have taken over in between: what was moved is then a live lock, and goes back.
  if (readLock(aside) !== seen) linkSync(aside, file);
  rmSync(aside);
}

function readLock(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The holder named in a lock; undefined when the file is unreadable, as after a power cut. */
function parseHolder(text: string): Holder | undefined {
  const match = /^\{"pid":(\d+),"started":"([^"]*)"/.exec(text);
  return match?.[1] === undefined || match[2] === undefined ? undefined : { pid: Number(match[1]), started: match[2] };
}
