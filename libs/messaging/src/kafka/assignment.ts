import type { Consumer, KafkaMessage } from 'kafkajs';
import type { Position } from '../bus/message.js';
import type { Timer } from '../bus/timer.js';
import { type Delivery, type DeliveryHandler, epochOf, type SubscribeOptions } from '../bus/transport.js';
import { EpochUnknown } from './kafka-errors.js';
import { PartitionPlace } from './partition-place.js';
import type { PresentEpoch } from './present-epoch.js';
import { commitNote } from './start-offsets.js';
import { deliveryOf } from './wire.js';

export interface AssignmentSetting {
  readonly consumer: Pick<Consumer, 'commitOffsets'>;
  readonly topic: string;
  readonly partitions: readonly number[];
  readonly epoch: PresentEpoch;
  readonly handler: DeliveryHandler;
  readonly options: SubscribeOptions;
  readonly timer: Timer;
  readonly redeliverMs: number;
  readonly commitMs: number;
  onError(error: unknown): void;
}

/** The partitions that one instance has between two rebalances: delivers, and commits what is settled. */
export class Assignment {
  readonly #ending = new AbortController();
  readonly #places = new Map<number, PartitionPlace>();
  readonly #inFlight = new Set<Promise<void>>();
  #committing: NodeJS.Timeout | undefined;
  #released: Promise<void> | undefined;
  #isReleased = false;

  constructor(private readonly setting: AssignmentSetting) {}

  get partitions(): readonly number[] {
    return this.setting.partitions;
  }

  get ending(): boolean {
    return this.#ending.signal.aborted;
  }

  /** Whether nothing of it is worked on any more and what was settled is committed. */
  get released(): boolean {
    return this.#isReleased;
  }

  /** From here on deliveries are taken. */
  begin(from: ReadonlyMap<number, Position>): void {
    for (const [partition, position] of from) this.#places.set(partition, new PartitionPlace(partition, position));
    this.#committing = setInterval(() => void this.#commit(), this.setting.commitMs);
  }

  /**
   * Delivers one record, again and again until it is taken. Returns false if the assignment ended before it was.
   */
  async take(partition: number, record: KafkaMessage): Promise<boolean> {
    const place = this.#places.get(partition);
    if (!place || this.ending) return false;
    const delivery = this.#read(partition, record);
    if (!delivery) return true;
    const epoch = epochOf(delivery);
    const present = epoch === this.setting.epoch.present || (await this.#insist(() => this.setting.epoch.is(epoch)));
    if (present === undefined) return false;
    if (!present) {
      this.setting.onError(new EpochUnknown(this.setting.topic, partition, record.offset, epoch));
      return true;
    }
    const taken = place.knows(delivery) || (await this.#deliver(delivery));
    if (taken) place.took(record.offset, delivery);
    return taken;
  }

  /** Ends it: no handler is called any more; resolves when those in flight are through, their work saved and committed. */
  release(): Promise<void> {
    this.#released ??= this.#release();
    return this.#released;
  }

  async #release(): Promise<void> {
    this.#ending.abort();
    clearInterval(this.#committing);
    try {
      await this.setting.options.revoked?.();
      await Promise.all(this.#inFlight);
      await this.#commit();
    } catch (error) {
      this.setting.onError(error);
    }
    this.#isReleased = true;
  }

  #read(partition: number, record: KafkaMessage): Delivery | undefined {
    try {
      return deliveryOf(partition, record);
    } catch (error) {
      // Written by somebody else. What the relay wrote cannot get lost here: the next `previous` would tell.
      this.setting.onError(error);
      return undefined;
    }
  }

  async #deliver(delivery: Delivery): Promise<boolean> {
    const delivered = await this.#insist(async () => {
      await this.setting.handler(delivery);
      return true;
    });
    return delivered ?? false;
  }

  /** Tries again until it succeeds; undefined if the assignment ended before it did. */
  async #insist<T>(attempt: () => Promise<T>): Promise<T | undefined> {
    const { timer, redeliverMs, onError } = this.setting;
    while (!this.ending) {
      let through: () => void = () => undefined;
      const call = new Promise<void>((resolve) => (through = resolve));
      this.#inFlight.add(call);
      try {
        return await attempt();
      } catch (error) {
        if (!this.ending) onError(error);
      } finally {
        this.#inFlight.delete(call);
        through();
      }
      await timer.sleep(redeliverMs, this.#ending.signal);
    }
    return undefined;
  }

  async #commit(): Promise<void> {
    const { consumer, topic, options, onError } = this.setting;
    const offsets = [...this.#places.values()].flatMap((place) => {
      const last = place.settledUpTo(options.settled?.(place.partition) ?? place.seen);
      return last ? [{ topic, partition: place.partition, offset: (last.offset + 1n).toString(), metadata: commitNote(last.epoch, last.position) }] : [];
    });
    if (offsets.length === 0) return;
    // Losing a commit costs reading again; the next one says more.
    await consumer.commitOffsets(offsets).catch(onError);
  }
}
