import { processorTime } from './processes.js';

/** What some work did per second, and the microseconds of processor time it took each. */
export interface Measured {
  readonly count: number;
  readonly perSecond: number;
  readonly server: number;
  readonly client: number;
}

/** Runs work that tells how much it did; the server is the process tree below `server`, the client this process, also where it is both. */
export async function measured(server: number | undefined, work: () => Promise<number>): Promise<Measured> {
  const ofServer = (): number => (server === undefined ? 0 : processorTime(server));
  const before = { server: ofServer(), client: process.cpuUsage(), at: performance.now() };
  const count = await work();
  const seconds = (performance.now() - before.at) / 1_000;
  const used = process.cpuUsage(before.client);
  return { count, perSecond: count / seconds, server: (ofServer() - before.server) / count, client: (used.user + used.system) / count };
}
