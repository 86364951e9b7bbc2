import { BEFORE_FIRST, type Message } from '../bus/message.js';
import { partitionOf } from '../bus/partition-of.js';
import type { Delivery, DeliveryHandler, SubscribeOptions, Subscription, Transport } from '../bus/transport.js';

interface Member {
  readonly handler: DeliveryHandler;
  readonly options: SubscribeOptions;
}

/** One group over several instances in memory; who has which partitions is said by the test, and so is who is not told. */
export class SharedGroup {
  readonly partitions = 4;
  readonly #log: Delivery[][] = Array.from({ length: this.partitions }, () => []);
  readonly #members = new Map<number, Member>();
  readonly #running: Promise<void>[] = [];
  #generation = 0;

  /** The transport of one instance. */
  instance(name: number): Transport {
    return {
      partitions: this.partitions,
      partitionOf: (stream) => partitionOf(stream, this.partitions),
      epoch: () => Promise.resolve('e'),
      publish: () => Promise.reject(new Error('instances only read')),
      heartbeat: () => Promise.reject(new Error('instances only read')),
      subscribe: (_, handler, options): Promise<Subscription> => {
        this.#members.set(name, { handler, options });
        return Promise.resolve({ close: () => Promise.resolve(void this.#members.delete(name)) });
      },
      close: () => Promise.resolve(),
    };
  }

  publish(message: Message): void {
    const log = this.#log[partitionOf(message.stream, this.partitions)] ?? [];
    const last = log.at(-1);
    log.push({ kind: 'message', partition: partitionOf(message.stream, this.partitions), previous: last?.kind === 'message' ? last.message.position : BEFORE_FIRST, message });
  }

  /** Gives every partition to one of `names`. An instance in `deaf` is not told that it lost what it had. */
  async rebalance(names: readonly number[], deaf: ReadonlySet<number>): Promise<void> {
    this.#generation += 1;
    const generation = this.#generation;
    const hearing = [...this.#members].filter(([name]) => !deaf.has(name));
    await Promise.all(hearing.map(([, { options }]) => options.revoked?.()));
    for (const [i, name] of names.entries()) {
      const member = this.#members.get(name);
      const own = Array.from({ length: this.partitions }, (_, p) => p).filter((p) => p % names.length === i);
      const from = await member?.options.assigned?.(own);
      for (const p of own) if (member) this.#running.push(this.#deliver(generation, member, p, from?.get(p) ?? BEFORE_FIRST));
    }
  }

  /** Resolves when everything published was given to those who have it now. */
  async settled(): Promise<void> {
    await Promise.all(this.#running.splice(0));
  }

  async #deliver(generation: number, { handler }: Member, partition: number, from: bigint): Promise<void> {
    for (const delivery of this.#log[partition] ?? []) {
      if (generation !== this.#generation) return;
      if (delivery.kind !== 'message' || delivery.message.position <= from) continue;
      try {
        await handler(delivery);
      } catch {
        // What was not taken is delivered to whoever has the partition next.
      }
    }
  }
}
