import type { Message, Position } from '../bus/message.js';
import { BEFORE_FIRST } from '../bus/message.js';
import { partitionOf } from '../bus/partition-of.js';
import type { Delivery, DeliveryHandler, Subscription, Transport } from '../bus/transport.js';

/** What happens to one delivery on its way. */
export type Mishap = 'none' | 'lose' | 'double' | 'later' | 'epoch';

/** A bus that loses, doubles, and delivers late, as it is told; what it says of continuity is true. */
export class ChaosTransport implements Transport {
  readonly partitions = 3;
  readonly #handlers = new Set<DeliveryHandler>();
  readonly #last = new Map<number, Position>();
  readonly #late: Delivery[] = [];
  #epoch = 0;
  #at = 0;

  constructor(private readonly mishaps: readonly Mishap[]) {}

  partitionOf(stream: string): number {
    // In another epoch a stream may lie elsewhere.
    return (partitionOf(stream, this.partitions) + this.#epoch) % this.partitions;
  }

  epoch(): Promise<string> {
    return Promise.resolve(`epoch-${this.#epoch}`);
  }

  async publish(messages: readonly Message[]): Promise<void> {
    for (const message of messages) await this.#carry(message);
  }

  async heartbeat(position: Position): Promise<void> {
    const epoch = await this.epoch();
    for (let partition = 0; partition < this.partitions; partition += 1) {
      await this.#deliver({ kind: 'heartbeat', partition, previous: this.#last.get(partition) ?? position, epoch, position });
    }
  }

  subscribe(_group: string, handler: DeliveryHandler): Promise<Subscription> {
    this.#handlers.add(handler);
    return Promise.resolve({
      close: () => {
        this.#handlers.delete(handler);
        return Promise.resolve();
      },
    });
  }

  close(): Promise<void> {
    this.#handlers.clear();
    return Promise.resolve();
  }

  async #carry(message: Message): Promise<void> {
    const mishap = this.mishaps[this.#at++ % Math.max(1, this.mishaps.length)] ?? 'none';
    if (mishap === 'epoch') {
      this.#epoch += 1;
      this.#last.clear();
    }
    const partition = this.partitionOf(message.stream);
    const previous = this.#last.get(partition) ?? (this.#epoch === 0 ? BEFORE_FIRST : message.position - 1n);
    this.#last.set(partition, message.position);
    const delivery: Delivery = { kind: 'message', partition, previous, message: { ...message, epoch: await this.epoch() } };
    if (mishap === 'later') this.#late.push(delivery);
    else if (mishap !== 'lose') await this.#deliver(delivery);
    if (mishap === 'double') await this.#deliver(delivery);
    if (mishap !== 'later') for (const late of this.#late.splice(0)) await this.#deliver(late);
  }

  async #deliver(delivery: Delivery): Promise<void> {
    const current = await this.epoch();
    const epoch = delivery.kind === 'message' ? delivery.message.epoch : delivery.epoch;
    // A topic that is gone brings nothing more.
    if (epoch !== current) return;
    for (const handler of this.#handlers) await handler(delivery);
  }
}
