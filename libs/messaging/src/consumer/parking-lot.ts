import type { MessagingMetrics } from '../bus/metrics.js';
import type { ParkedStream } from './parked-stream.js';
import type { PositionStore } from './position-store.js';

/** The parked streams of one context: in the position store first, then in memory. */
export class ParkingLot {
  readonly #parked = new Map<string, ParkedStream>();

  constructor(
    private readonly context: string,
    private readonly positions: PositionStore,
    private readonly metrics: MessagingMetrics | undefined,
    private readonly persist: (work: () => Promise<void>) => Promise<boolean>,
  ) {}

  restore(parked: readonly ParkedStream[]): void {
    for (const each of parked) this.#parked.set(each.stream, each);
    this.#report();
  }

  list(): readonly ParkedStream[] {
    return [...this.#parked.values()].sort((a, b) => (a.position < b.position ? -1 : 1));
  }

  get(stream: string): ParkedStream | undefined {
    return this.#parked.get(stream);
  }

  async park(parked: ParkedStream): Promise<ParkedStream | undefined> {
    if (!(await this.persist(() => this.positions.park(this.context, parked)))) return undefined;
    this.#parked.set(parked.stream, parked);
    this.#report();
    return parked;
  }

  async unpark(stream: string): Promise<void> {
    if (!this.#parked.has(stream)) return;
    if (!(await this.persist(() => this.positions.unpark(this.context, stream)))) return;
    this.#parked.delete(stream);
    this.#report();
  }

  #report(): void {
    this.metrics?.parked?.(this.context, this.#parked.size);
  }
}
