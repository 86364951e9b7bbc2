import { type CalendarDate, dateOf, endOfDay, type Instant } from '@juanzong/kernel';
import type { RegisterApplication } from '@juanzong/register';
import { deliveries, returning } from './desk/deliveries.js';
import { campaignErrands } from './desk/campaigns.js';
import { expertErrands } from './desk/experts.js';
import { rosterErrands } from './desk/roster.js';
import { PlatformError, PlatformHttp } from './platform/platform.js';
import { playerOf } from './players/players.js';
import { Ledger } from './report/ledger.js';
import { Run } from './run.js';
import { World } from './world.js';

export interface SimulateOptions {
  /** Address of a platform on a virtual clock. */
  readonly url: string;
  /** The good rows of a register. */
  readonly rows: readonly RegisterApplication[];
  readonly seed: number;
  /** The last day that is lived. */
  readonly until: CalendarDate;
  /** Virtual days in a second, at most; as fast as it goes if absent. */
  readonly speed?: number;
  readonly onDay?: (day: CalendarDate, ledger: Ledger, world: World) => void;
  /** Told when somebody begins to act behind another's back, before word of the first step has got around, which waits for the answer; and when both steps are done. Where a run is killed between the two, word gets around. */
  readonly onBehind?: (between: boolean) => Promise<void> | void;
  /** Ends the run between two steps; another run with the same seed goes on. */
  readonly signal?: AbortSignal;
}

export interface Simulated {
  readonly ledger: Ledger;
  readonly world: World;
  readonly requests: number;
  /** Actions that the platform documents and nobody plays. */
  readonly unplayed: readonly string[];
  readonly ended: Instant;
  /** Files that stand still for some service, because something went wrong there: for an operator to look at. */
  readonly parked: number;
}

/**
 * Plays everybody a register and the platform need, from the clock's present instant to the end of `until`. It keeps nothing:
 * a run that was killed is gone on with by the next, whose choices follow from the seed and from what stands in the files.
 * @throws PlatformError where the platform is not there or its clock is real.
 */
export async function simulate({ url, rows: given, seed, until, speed, onDay, onBehind, signal }: SimulateOptions): Promise<Simulated> {
  const platform = new PlatformHttp(url);
  try {
    const rows = [...given, ...returning(seed, given)];
    const [world, ledger] = [new World(seed, rows), new Ledger()];
    const documented = await documentedActions(platform);
    const start = await begin(platform);
    world.hear(start.news);
    ledger.heard(start.news);
    // The platform's first day, not this run's: a later run must not take for late what an earlier one delivered.
    const born = (start.news[0]?.recordedAt ?? start.now) as Instant;
    const errands = [...deliveries(seed, rows, born), ...rosterErrands(seed, world), ...expertErrands(seed, world.pools), ...campaignErrands(seed, world.pools)];
    const day = async (now: Instant): Promise<void> => {
      onDay?.(dateOf(now), ledger, world);
      if (speed !== undefined) await new Promise((resolve) => setTimeout(resolve, 1000 / speed));
    };
    const contexts = [...new Set(documented.map(({ context }) => context))];
    await new Run({ seed, platform, world, ledger, errands, until: endOfDay(until), contexts, onDay: day, ...(onBehind ? { onBehind } : {}), ...(signal ? { signal } : {}) }, start).live();
    const unplayed = documented.filter((action) => !playerOf(action)).map(({ context, action }) => `${context}.${action}`);
    const { now, parked = 0 } = await platform.rest(world.heard, 'everything');
    return { ledger, world, requests: platform.sent, unplayed, ended: now as Instant, parked };
  } finally {
    platform.close();
  }
}

async function begin(platform: PlatformHttp) {
  try {
    return await platform.rest('-1');
  } catch (error) {
    if (!(error instanceof PlatformError) || !error.message.includes('404')) throw error;
    throw new PlatformError('平台不在虚拟时钟上，请以 JUANZONG_CLOCK=virtual 启动 / the platform is not on a virtual clock; start it with JUANZONG_CLOCK=virtual', { cause: error });
  }
}

const ACTION_PATH = /^\/api\/([a-z-]+)\/v1\/cases\/\{id\}\/([a-z0-9-]+)$/;

/** Every action on a case that the platform documents. */
async function documentedActions(platform: PlatformHttp): Promise<{ readonly context: string; readonly action: string }[]> {
  const { paths = {} } = await platform.open<{ paths?: Readonly<Record<string, { readonly post?: unknown }>> }>('/api/docs-json');
  return Object.entries(paths).flatMap(([path, { post }]) => {
    const [, context, action] = ACTION_PATH.exec(path) ?? [];
    return post !== undefined && action !== 'documents' && context !== undefined && action !== undefined ? [{ context, action }] : [];
  });
}
