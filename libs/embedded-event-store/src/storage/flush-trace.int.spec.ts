import { afterAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EventStoreDBClient } from '@eventstore/db-client';
import { makeDataDirectory, numbered } from '../spec/open-store.js';
import { startStoreProcess } from '../spec/store-process.js';

const directory = makeDataDirectory();
afterAll(() => { rmSync(directory, { recursive: true, force: true }); });

// Tracing system calls needs strace and the right to use it.
const canTrace = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;
const whenTraceable = canTrace ? it : it.skip;
const APPENDS = 20;

/** Runs a store under strace, appends one event after another, and returns the trace and how the store ended. */
async function trace(name: string, inject: readonly string[]): Promise<{ lines: string[]; failed: boolean; errors: string }> {
  const file = join(directory, `${name}.trace`);
  const calls = ['-f', '-yy', '-s', '65536', '-e', 'trace=fdatasync,writev,write', ...inject, '-o', file];
  const server = await startStoreProcess(join(directory, name), ['strace', ...calls]);
  const lock = readFileSync(join(directory, name, 'lock'), 'utf8');
  const client = EventStoreDBClient.connectionString(server.connectionString);
  let failed = false;
  for (let n = 0; n < APPENDS && !failed; n += 1) {
    await client.appendToStream(`answer-${n}-`, numbered(n)).catch(() => { failed = true; });
  }
  await client.dispose();
  // strace passes no signals on; the lock names the process that it traces.
  if (!failed) process.kill(Number(/\d+/.exec(lock)?.[0]), 'SIGTERM');
  await server.exited;
  return { lines: readFileSync(file, 'utf8').split('\n'), failed, errors: server.errors() };
}

/** The answers to the client before which no flush of the data file was completed since the answer before. */
function answersWithoutFlush(lines: readonly string[]): number[] {
  const missing: number[] = [];
  let flushed = false;
  for (const line of lines) {
    // `resumed` ends a call that another thread interrupted in the trace; an injected result is none.
    if (/fdatasync.*= 0$/.test(line)) flushed = true;
    const answer = /writev?\(\d+<TCP.*answer-(\d+)-/.exec(line);
    if (answer === null) continue;
    if (!flushed) missing.push(Number(answer[1]));
    flushed = false;
  }
  return missing;
}

describe('an answer means durable (statement 25)', () => {
  whenTraceable('a flush is completed before every answer', async () => {
    const { lines } = await trace('synced', []);
    expect(lines.filter((line) => /<TCP.*answer-\d+-/.test(line)).length).toBe(APPENDS);
    expect(answersWithoutFlush(lines)).toEqual([]);
  }, 60_000);

  whenTraceable('the same check fails when flushing is switched off', async () => {
    const { lines } = await trace('unsynced', ['-e', 'inject=fdatasync:retval=0']);
    expect(answersWithoutFlush(lines)).toHaveLength(APPENDS);
  }, 60_000);

  whenTraceable('a flush that fails stops the process, and is not acknowledged', async () => {
    const { lines, failed, errors } = await trace('failing', ['-e', 'inject=fdatasync:error=EIO:when=12+']);
    expect(failed).toBe(true);
    expect(errors).toMatch(/a commit failed, stopping/);
    expect(answersWithoutFlush(lines)).toEqual([]);
  }, 60_000);
});
