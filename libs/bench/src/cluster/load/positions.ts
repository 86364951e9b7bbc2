const POSITION = /^juanzong_position\{reader="([^"]+)"\} (\d+)$/gm;

/** How far each reader of a process has come, and the store, as its measures tell. */
export const positionsIn = (measures: string): ReadonlyMap<string, bigint> => new Map([...measures.matchAll(POSITION)].map(([, reader = '', at = '']) => [reader, BigInt(at)]));

/** Whether every reader of every process has come to the end, the relay among them. */
export function isDone(processes: readonly ReadonlyMap<string, bigint>[], end: bigint): boolean {
  const all = processes.flatMap((positions) => [...positions]);
  return all.some(([reader, at]) => reader === 'relay' && at >= end) && all.every(([, at]) => at >= end);
}
