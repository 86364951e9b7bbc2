import { type LivedRun, liveMany } from '../lifecycle/live-many.js';
import type { PlatformProcess, Shares } from './platform-process.js';

/** Whole cases lived against a platform, and the milliseconds of processor time each of them took. */
export interface Measured extends LivedRun {
  readonly perCase: Shares & { readonly client: number };
}

/** As many clients as the peers were measured with. */
export const CLIENTS = 16;

/** Cases that come before what is measured: a platform runs for months, and in its first few hundred cases V8 is still compiling. */
export const WARM_UP = { quick: 30, full: 400 };

/** Lives so many cases, from this ordinal on, and waits until nothing is left to do behind them. */
export async function livedMeasured(platform: PlatformProcess, from: number, cases: number, clients = CLIENTS): Promise<Measured> {
  const before = { ...platform.processorTime(), client: process.cpuUsage() };
  const run = await liveMany({ url: platform.url, cases, clients, from });
  const [after, client] = [platform.processorTime(), process.cpuUsage(before.client)];
  const each = (micros: number): number => micros / 1_000 / cases;
  return { ...run, perCase: { platform: each(after.platform - before.platform), postgres: each(after.postgres - before.postgres), client: each(client.user + client.system) } };
}
