import { deadlinesProjection } from '@juanzong/deadlines';
import type { ConsumerRunner, Relay } from '@juanzong/messaging';
import type { ProjectionRunner } from '@juanzong/read-model';
import type { PositionsInStep } from '../positions/positions-in-step.js';
import type { Gate } from './gate.js';

export interface RestParts {
  /** The position of the last entry of the store; undefined for an empty one. */
  readonly head: () => bigint | undefined;
  readonly relay: Pick<Relay, 'idle'>;
  readonly runners: readonly Pick<ConsumerRunner, 'quiet' | 'idle'>[];
  /** Kept now and then, at rest. */
  readonly positions?: Pick<PositionsInStep, 'due' | 'keep'>;
  readonly projections: Pick<ProjectionRunner, 'status' | 'waitFor'>;
  /** Before all read models but the deadlines. */
  readonly gate: Pick<Gate, 'open' | 'close'>;
}

const SLICE_MS = 60_000;

/** Tells when nothing follows any more from what was written. Parked streams do not count: they wait for an operator. */
export class Rest {
  constructor(private readonly parts: RestParts) {}

  /** Resolves when every context has worked on everything, what came of it included. Read models may lag. */
  async ofReactions(): Promise<void> {
    this.parts.gate.close();
    await this.#settled([]);
  }

  /** Resolves when it can be told what falls due: the table of deadlines shows it too. Other read models may lag. */
  async ofDeadlines(): Promise<void> {
    this.parts.gate.close();
    await this.#settled([deadlinesProjection.name]);
  }

  /** Resolves when all read models show it. */
  async ofEverything(): Promise<void> {
    this.parts.gate.open();
    await this.#settled(this.parts.projections.status().map(({ projection }) => projection));
  }

  /** Until nothing was written while the contexts worked on it and these read models came along. */
  async #settled(shownBy: readonly string[]): Promise<void> {
    for (let head = this.parts.head(); head !== undefined; head = this.#moved(head)) {
      await this.#reactions(head);
      const upTo = head;
      await Promise.all(shownBy.map((projection) => this.#shown(projection, upTo)));
    }
    await this.#keep();
  }

  /** Keeps where the contexts are, unless something is written meanwhile. */
  async #keep(): Promise<void> {
    const { head, positions, runners } = this.parts;
    const here = head();
    if (here === undefined || !positions?.due) return;
    await Promise.all(runners.map((runner) => runner.idle(here)));
    if (head() === here) await positions.keep(here);
  }

  async #reactions(head: bigint): Promise<void> {
    await this.parts.relay.idle(head);
    await Promise.all(this.parts.runners.map((runner) => runner.quiet(head)));
  }

  /** @throws Error where a projection does not come along: whoever waits for rest would wait for ever. */
  async #shown(projection: string, head: bigint): Promise<void> {
    if (!(await this.parts.projections.waitFor(projection, head, SLICE_MS))) throw new Error(`the read model ${projection} does not reach ${head}`);
  }

  /** The head, if something was written since it was `head`. */
  #moved(head: bigint): bigint | undefined {
    const now = this.parts.head();
    return now === head ? undefined : now;
  }
}
