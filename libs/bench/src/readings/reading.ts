import { ENTRIES_OF_A_CASE } from '../stores/recorded-files.js';

/** One way to read, and whose server does it. It tells how many entries it has read. */
export interface Reading {
  readonly name: string;
  readonly server: number;
  /** How many it has to come to: a figure of something else would be none. */
  readonly entries: number;
  read(): Promise<number>;
}

export const LONG_STREAM = 'case-long';
/** So many cases, and entries in the long stream as well as in all of them. */
export const caseStreams = (cases: number): string[] => Array.from({ length: cases }, (_, n) => `case-${n}`);

export const entriesIn = (streams: readonly string[]): number => streams.length * ENTRIES_OF_A_CASE;

/** Case files are opened for many people at once. */
const AT_ONCE = 16;

/** Does something with every stream, so many at once; the sum of what each tells. */
export async function inLanes(streams: readonly string[], each: (stream: string) => Promise<number>): Promise<number> {
  let [next, count] = [0, 0];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let stream = streams[next++]; stream !== undefined; stream = streams[next++]) {
      const read = await each(stream);
      count += read;
    }
  }));
  return count;
}

/** Counts entries by their kind, so that somebody has looked at each. */
export const kinds = (): { see(type: string): void; count(): number } => {
  const seen = new Map<string, number>();
  return { see: (type) => void seen.set(type, (seen.get(type) ?? 0) + 1), count: () => [...seen.values()].reduce((a, b) => a + b, 0) };
};

/** How many items there are. */
export async function countOf(items: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const item of items) if (item !== undefined) count += 1;
  return count;
}
