import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const frame = z.object({ functionName: z.string(), url: z.string() });
const raw = z.object({
  nodes: z.array(z.object({ id: z.number(), callFrame: frame, children: z.array(z.number()).optional() })),
  startTime: z.number(), samples: z.array(z.number()), timeDeltas: z.array(z.number()),
});

/** One frame of a stack. */
export type Frame = z.infer<typeof frame>;

/** How long a thread was busy in one stack, from the innermost frame to the outermost. */
export interface BusyStack {
  readonly stack: readonly Frame[];
  readonly micros: number;
}

/** A stretch of the monotonic clock, in microseconds, in which profiles count too. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** What a V8 profile shows of one thread within a window; what it waited for is left out. */
export function busyStacks(profile: unknown, { from, to }: Window): BusyStack[] {
  const { nodes, samples, timeDeltas, startTime } = raw.parse(profile);
  const micros = new Map<number, number>();
  let at = startTime;
  samples.forEach((_id, i) => {
    at += timeDeltas[i] ?? 0;
    // A delta is the time up to its sample; it is what the sample before it was busy with.
    const busy = samples[i - 1];
    if (busy !== undefined && at > from && at <= to) micros.set(busy, (micros.get(busy) ?? 0) + (timeDeltas[i] ?? 0));
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const stackOf = (id: number | undefined): Frame[] => {
    const node = id === undefined ? undefined : byId.get(id);
    return node === undefined ? [] : [node.callFrame, ...stackOf(parents.get(node.id))];
  };
  return [...micros].map(([id, spent]) => ({ stack: stackOf(id), micros: spent })).filter(({ stack }) => stack[0]?.functionName !== '(idle)');
}

/** The profiles that one process left in a folder: of its main thread, and of its workers. */
export function profilesIn(folder: string, pid: number): { main: unknown; workers: unknown[] } {
  const files = readdirSync(folder).filter((name) => name.endsWith('.cpuprofile') && name.split('.')[3] === String(pid));
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const main = files.find((name) => name.split('.')[4] === '0');
  if (main === undefined) throw new Error(`process ${pid} left no profile in ${folder}`);
  return { main: read(main), workers: files.filter((name) => name !== main).map(read) };
}
