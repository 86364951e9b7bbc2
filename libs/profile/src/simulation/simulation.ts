import type { Instant } from '@juanzong/kernel';
import type { Gate } from './gate.js';
import type { News } from './news.js';
import type { Rest } from './rest.js';
import type { Moved, TimeMachine } from './time-machine.js';
import type { VirtualClock } from './virtual-clock.js';

/** Everything: the read models too. */
export type AtRest = 'everything' | 'reactions';

interface Parts {
  readonly rest: Pick<Rest, 'ofEverything' | 'ofReactions'>;
  readonly machine: Pick<TimeMachine, 'moveTo' | 'still'>;
  /** How many streams stand still for some context. */
  readonly parked: () => number | Promise<number>;
}

/** A platform's virtual time, as it is offered over HTTP. Open once everything runs. */
export class Simulation {
  #parts: Parts | undefined;

  constructor(
    readonly clock: VirtualClock,
    readonly news: Pick<News, 'after' | 'add'>,
    /** Before the read models. */
    readonly gate: Gate,
    /** Before the contexts: held, what was written reaches them late. */
    readonly bus: Gate,
  ) {}

  open(parts: Parts): void {
    this.#parts = parts;
  }

  now(): Instant {
    return this.clock.now();
  }

  /** What is written from now on reaches the contexts only at the next rest: as on a bus that is slow just then. */
  holdBus(): void {
    this.bus.close();
  }

  /** `of`: what is at rest then. */
  async moveTo(to: Instant, of: AtRest): Promise<Moved> {
    this.bus.open();
    const { rest, machine } = this.#opened;
    const moved = await machine.moveTo(to);
    if (of === 'everything') await rest.ofEverything();
    return moved;
  }

  /** While time is being moved, by somebody who may be gone by now, nothing is at rest. */
  async rest(of: AtRest): Promise<void> {
    this.bus.open();
    const { rest, machine } = this.#opened;
    await machine.still();
    await (of === 'reactions' ? rest.ofReactions() : rest.ofEverything());
  }

  async parked(): Promise<number> {
    return this.#opened.parked();
  }

  get #opened(): Parts {
    if (!this.#parts) throw new Error('the platform is still starting');
    return this.#parts;
  }
}
