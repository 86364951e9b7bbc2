import { fork } from 'node:child_process';
import { copyFileSync, constants, mkdirSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type FileLength, dataFileOf, fileLength } from '../storage/data-file.js';
import type { StoreReport } from '../storage/check-database.js';
import { witnessedPosition } from '../storage/tail-witness.js';

/** What the checking process tells. */
export type CheckMessage =
  | { readonly kind: 'report'; readonly report: StoreReport }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Reads everything in the store below `dataDirectory` and reports what is damaged: checksums, gaps in the revisions of a
 * stream, positions that are missing, index entries that lead nowhere, and a file that was cut off. Changes nothing; a
 * server may be running. Works in a process of its own, since reading a damaged file may end it. Rejects when there is
 * no store, or one of another version.
 */
export async function checkStore(dataDirectory: string): Promise<StoreReport> {
  const length = fileLength(dataDirectory);
  if (length === undefined || length.actual >= length.expected) return checkInProcess(dataDirectory);
  const copy = mkdtempSync(join(tmpdir(), 'event-store-check-'));
  try {
    copyMadeWhole(dataDirectory, copy, length);
    const report = await checkInProcess(copy, witnessedPosition(dataDirectory));
    // Free pages at the end need not be there.
    if (report.damage.length === 0) return report;
    const cut = { stream: undefined, revision: undefined, position: undefined, problem: `the data file was cut off: ${length.actual} of ${length.expected} bytes` };
    return { ...report, damage: [cut, ...report.damage] };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** A copy in which what was cut off reads as zeros, instead of not at all. */
function copyMadeWhole(from: string, to: string, { expected }: FileLength): void {
  mkdirSync(join(to, 'events'));
  copyFileSync(dataFileOf(from), dataFileOf(to), constants.COPYFILE_FICLONE);
  truncateSync(dataFileOf(to), expected);
}

function checkInProcess(dataDirectory: string, witnessed = witnessedPosition(dataDirectory)): Promise<StoreReport> {
  const child = fork(fileURLToPath(new URL(built('check-process.js'), import.meta.url)), [dataDirectory, String(witnessed)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc', 'pipe'], execArgv: [],
  });
  let reached = '';
  child.stdio[PROGRESS]?.on('data', (text: Buffer) => { reached = text.toString().trimEnd().split('\n').at(-1) ?? reached; });
  let errors = '';
  child.stderr?.on('data', (text: Buffer) => { errors += text.toString(); });
  return new Promise((resolve, reject) => {
    let message: CheckMessage | undefined;
    child.on('message', (told: CheckMessage) => { message = told; });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (message?.kind === 'report') resolve(message.report);
      else if (message?.kind === 'refused') reject(new Error(message.message));
      else resolve(endedWith(Number(reached), signal ?? `exit code ${code}: ${errors.trim().split('\n').at(-1)}`));
    });
  });
}

/** The descriptor on which the checking process tells how far it has come. */
const PROGRESS = 4;

const endedWith = (position: number, how: string): StoreReport => ({
  events: position, streams: 0,
  damage: [{ stream: undefined, revision: undefined, position, problem: `the pages of the data file are damaged: reading from here on ended with ${how}` }],
});

const built = (file: string): string => (import.meta.url.endsWith('.ts') ? `../../dist/${file}` : `../${file}`);
