import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Sample } from './paced.js';

/** What whoever publishes from memory is told. */
export interface Task {
  readonly broker: string;
  readonly topic: string;
  readonly partitions: number;
  readonly records: number;
  /** Bytes of one record as it lies in Kafka. */
  readonly bytes: number;
  readonly kind: 'small' | 'recorded';
}

/** What whoever only reads is told. */
export interface ReadingTask {
  /** Where the event store is. */
  readonly store: string;
  /** So many entries are in it. */
  readonly records: number;
  /** The platform's log, or the official client as it is. */
  readonly by: 'log' | 'client';
}

/** Runs a script of the bench in a process of its own; it tells how far it has come, a JSON object a line. @throws Error if it fails. */
export async function samplesOf(script: string, task: Task | ReadingTask, nodeOptions: readonly string[]): Promise<Sample[]> {
  const child = spawn(process.execPath, [...nodeOptions, script, JSON.stringify(task)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const samples: Sample[] = [];
  createInterface(child.stdout).on('line', (line) => samples.push(JSON.parse(line) as Sample));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  return samples;
}

/** For such a script: what it was told. */
export const task = <T extends Task | ReadingTask = Task>(): T => JSON.parse(process.argv[2] ?? '') as T;

const told: Sample[] = [];

/** Notes how far it has come; printed at the end, so that printing costs nothing in between. */
export function note(count: number): void {
  const { user, system } = process.cpuUsage();
  told.push({ count, at: performance.now(), cpu: user + system });
}

export const printNotes = (): void => void process.stdout.write(told.map((sample) => `${JSON.stringify(sample)}\n`).join(''));
