import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { hasCode } from './error-code.js';
import { processMark } from './process-mark.js';

const processIdentity = z.object({ pid: z.int().positive(), mark: z.string() });
const serverRecord = z.object({ server: processIdentity, parent: processIdentity, socketDirectory: z.string() });

/** A process by number and start time, so that a recycled number is never mistaken for it. */
export type ProcessIdentity = z.infer<typeof processIdentity>;

/** What a running server leaves on disk so that the next start can find it. */
export type ServerRecord = z.infer<typeof serverRecord>;

const fileIn = (home: string): string => join(home, 'server.json');

/** The identity of a running process; undefined when it has ended. */
export function identify(pid: number): ProcessIdentity | undefined {
  const mark = processMark(pid);
  return mark === undefined ? undefined : { pid, mark };
}

/** Whether exactly this process still runs. */
export function runs(process: ProcessIdentity): boolean {
  return processMark(process.pid) === process.mark;
}

/** The record left in `home`; undefined when there is none or it is not readable as one (torn by a power cut). */
export function readServerRecord(home: string): ServerRecord | undefined {
  try {
    return serverRecord.parse(JSON.parse(readFileSync(fileIn(home), 'utf8')));
  } catch (error) {
    if (hasCode(error, 'ENOENT') || error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

/** Writes the record by rename, never half. */
export function writeServerRecord(home: string, record: ServerRecord): void {
  writeFileSync(`${fileIn(home)}.new`, JSON.stringify(record), { mode: 0o600 });
  renameSync(`${fileIn(home)}.new`, fileIn(home));
}

/** Removes the record: nothing runs any more. */
export function removeServerRecord(home: string): void {
  rmSync(fileIn(home), { force: true });
}
