import type { CalendarDate } from '@juanzong/kernel';
import { PlatformError, type Simulated } from '@juanzong/simulator';
import { Client, until } from '@juanzong/testing/e2e';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PlatformProcess } from '../platform-process.js';
import { live, type Plot } from './life.js';
import type { Moment } from './moments.js';
import { startSimulator } from './simulator-process.js';
import { startVirtual } from './virtual-platform.js';

/** A start takes some seconds: it is killed before so many milliseconds have passed. */
const STARTING_MS = 2_000;
/** Two steps that belong together take some milliseconds, on a busy machine some seconds. */
const LONGEST_BETWEEN_MS = 60_000;

interface Parts {
  readonly data: string;
  readonly plot: Plot;
  readonly moments: readonly Moment[];
  /** How far into a start a platform is killed that is killed while it starts, from 0 to 1. */
  readonly fraction: () => number;
  /** Told of every kill, for whoever has to find out what went wrong. */
  readonly note: (line: string) => void;
}

/** Lives a register while platform and simulator are killed at the given moments, each time started again, and then to its end undisturbed. */
export class DisturbedLife {
  /** Of platforms. */
  kills = 0;
  #platform: PlatformProcess;

  private constructor(
    private readonly parts: Parts,
    platform: PlatformProcess,
  ) {
    this.#platform = platform;
  }

  /** @returns the platform at the end of the life, and how often one was killed. `begun`: what is done before anything is lived. */
  static async of(parts: Parts, begun: (platform: PlatformProcess) => Promise<void>): Promise<{ readonly platform: PlatformProcess; readonly kills: number; readonly simulated: Simulated }> {
    const life = new DisturbedLife(parts, await startVirtual(parts.data));
    try {
      await begun(life.#platform);
      for (const moment of parts.moments) await life.#disturb(moment);
      const simulated = await live(life.#platform.url, parts.plot);
      return { platform: life.#platform, kills: life.kills, simulated };
    } catch (error) {
      await life.#platform.kill();
      throw error;
    }
  }

  async #disturb(moment: Moment): Promise<void> {
    const inProcess = moment.victim === 'simulator' || moment.victim === 'platform-below-simulator';
    await (inProcess ? this.#belowProcess(moment) : this.#below(moment));
    this.parts.note(`${moment.victim} killed on ${moment.day} after ${moment.afterMs.toFixed(0)} ms, ${this.kills} kills so far`);
  }

  /** The simulator lives here and ends by itself when nobody answers any more. */
  async #below({ day, afterMs, victim }: Moment): Promise<void> {
    let [ended, between, refused]: [Promise<unknown>, number, string[]] = [Promise.resolve(), 0, []];
    const onBehind = (begins: boolean): void => void (between += begins ? 1 : -1);
    const reached = new Promise<void>((resolve) => {
      const onDay = (lived: CalendarDate, ledger: Simulated['ledger']): void => {
        refused = [...ledger.refusals].map(([what, { example }]) => `${what} (${example})`);
        if (lived >= day) resolve();
      };
      ended = live(this.#platform.url, this.parts.plot, { onBehind, onDay }).catch((error: unknown) => {
        if (!(error instanceof PlatformError)) throw error;
      });
    });
    await Promise.race([reached, ended]);
    await sleep(afterMs);
    await untilNobodyIsBetween(() => between);
    await this.#kill();
    await ended;
    for (const what of refused) this.parts.note(`  refused: ${what}`);
    if (victim === 'starting') await this.#killStarting();
    this.#platform = await startVirtual(this.parts.data);
  }

  async #belowProcess({ day, afterMs, victim }: Moment): Promise<void> {
    const simulator = startSimulator(this.#platform.url, this.parts.plot);
    const clock = this.#clock();
    await Promise.race([until(`the clock at ${day}`, async () => ((await clock()) >= day ? true : undefined), 300_000), simulator.ended]);
    await sleep(afterMs);
    await untilNobodyIsBetween(simulator.between);
    if (victim === 'simulator') return simulator.kill();
    await this.#kill();
    await simulator.ended;
    this.#platform = await startVirtual(this.parts.data);
  }

  #clock(): () => Promise<CalendarDate> {
    const client = new Client(this.#platform.url);
    return async () => (await client.read<{ now: CalendarDate }>('operator', '/api/simulation/v1/clock')).now;
  }

  async #kill(): Promise<void> {
    this.kills += 1;
    await this.#platform.kill();
  }

  /** Kills a platform that is not ready yet; one that is by then is killed all the same. */
  async #killStarting(): Promise<void> {
    const stop = new AbortController();
    const starting = startVirtual(this.parts.data, stop.signal).then((platform) => platform.kill(), () => undefined);
    await sleep(this.parts.fraction() * STARTING_MS);
    this.kills += 1;
    stop.abort();
    await starting;
  }
}

/** Who would act behind another's back does not come to it after a kill, and that is no fault of the platform's. @throws Error if it does not end. */
async function untilNobodyIsBetween(between: () => number): Promise<void> {
  const patience = performance.now() + LONGEST_BETWEEN_MS;
  while (between() > 0) {
    if (performance.now() > patience) throw new Error('two steps that belong together do not end');
    await sleep(1);
  }
}
