import { type LivedRun, liveMany } from '../../lifecycle/live-many.js';
import { CLIENTS } from '../../platform/lived.js';
import type { BenchCluster, Times } from './bench-cluster.js';

/** Whole cases lived through the front door of a cluster, and the milliseconds of processor time of one by process. */
export interface LivedCluster extends LivedRun {
  readonly each: Times;
}

/** Lives so many cases and waits until nothing is left to do behind them. */
export async function livedCluster(cluster: BenchCluster, cases: number): Promise<LivedCluster> {
  const untilDone = async (): Promise<{ position: bigint }> => ({ position: await cluster.untilDone() });
  const { result, times } = await cluster.used(() => liveMany({ url: cluster.url, cases, clients: CLIENTS, from: cluster.ordinals(cases), inAll: 0, untilDone }));
  return { ...result, each: new Map([...times].map(([name, micros]) => [name, micros / 1_000 / cases])) };
}
