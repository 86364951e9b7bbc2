import type { MessagingMetrics } from '../bus/metrics.js';
import type { ParkedStream } from './parked-stream.js';
import type { PositionStore } from './position-store.js';

export interface LotSetting {
  readonly context: string;
  readonly positions: PositionStore;
  readonly metrics: MessagingMetrics | undefined;
  persist(work: () => Promise<void>): Promise<boolean>;
  /** Whether a stream lies in a partition of this instance. */
  owns(stream: string): boolean;
}

/** The parked streams of one context: in the position store first, then in memory. */
export class ParkingLot {
  readonly #parked = new Map<string, ParkedStream>();

  constructor(private readonly setting: LotSetting) {}

  restore(parked: readonly ParkedStream[]): void {
    for (const each of parked) this.#parked.set(each.stream, each);
    this.#report();
  }

  /** What stands still in the partitions of this instance, in order of position. */
  list(): readonly ParkedStream[] {
    return this.all().filter(({ stream }) => this.setting.owns(stream));
  }

  /** What is known of every partition, in order of position. */
  all(): readonly ParkedStream[] {
    return [...this.#parked.values()].sort((a, b) => (a.position < b.position ? -1 : 1));
  }

  get(stream: string): ParkedStream | undefined {
    return this.setting.owns(stream) ? this.#parked.get(stream) : undefined;
  }

  async park(parked: ParkedStream): Promise<ParkedStream | undefined> {
    const { persist, positions, context } = this.setting;
    if (!(await persist(() => positions.park(context, parked)))) return undefined;
    this.#parked.set(parked.stream, parked);
    this.#report();
    return parked;
  }

  async unpark(stream: string): Promise<void> {
    const { persist, positions, context } = this.setting;
    if (!this.#parked.has(stream)) return;
    if (!(await persist(() => positions.unpark(context, stream)))) return;
    this.#parked.delete(stream);
    this.#report();
  }

  #report(): void {
    this.setting.metrics?.parked?.(this.setting.context, this.list().length);
  }
}
