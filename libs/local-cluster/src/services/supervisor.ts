import { setTimeout as sleep } from 'node:timers/promises';
import type { Ended } from '../process/start-process.js';
import type { Services } from './services.js';

const PAUSE_MS = 500;

/** What a service that could not start said last. */
export interface FailedStart {
  readonly name: string;
  readonly said: string;
}

/** Starts every service and the front door again when it has ended, also where it ends while it starts, as a container's restart policy does. */
export class Supervisor {
  readonly failedStarts: FailedStart[] = [];
  readonly #starting = new Set<Promise<boolean>>();
  #stopping = false;

  /** `onEnd`: told of each that ended unasked, before it is started again. */
  constructor(private readonly services: Pick<Services, 'everyName' | 'of' | 'launch'>, private readonly onEnd?: (name: string, ended: Ended) => void) {
    for (const name of services.everyName) void this.#keep(name);
  }

  /** What ends from now on stays down. Resolves when no start is under way. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#starting);
  }

  async #keep(name: string): Promise<void> {
    while (!this.#stopping) {
      const ended = await this.services.of(name).ended;
      if (this.#stopping) return;
      this.onEnd?.(name, ended);
      while (!this.#stopping && !(await this.#launched(name))) await sleep(PAUSE_MS);
    }
  }

  async #launched(name: string): Promise<boolean> {
    const starting = this.services.launch(name).then(
      () => true,
      (error: unknown) => {
        this.failedStarts.push({ name, said: error instanceof Error ? error.message : String(error) });
        return false;
      },
    );
    this.#starting.add(starting);
    try {
      return await starting;
    } finally {
      this.#starting.delete(starting);
    }
  }
}
