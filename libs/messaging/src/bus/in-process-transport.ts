import { randomUUID } from 'node:crypto';
import { opened, type Outgoing, type Position } from './message.js';
import { partitionOf } from './partition-of.js';
import { PartitionLog } from './partition-log.js';
import { PartitionReader } from './partition-reader.js';
import { systemTimer, type Timer } from './timer.js';
import type { DeliveryHandler, Subscription, Transport } from './transport.js';

export interface InProcessTransportOptions {
  /** Default 4. */
  readonly partitions?: number;
  /** Messages kept in memory per partition (at times twice as many); default 1024. Who falls behind further reads from the store. */
  readonly retain?: number;
  /** Default: a new one for every instance, because its memory starts empty. */
  readonly epoch?: string;
  readonly timer?: Timer;
  /** The wait before a rejected delivery is delivered again; default 100 ms. */
  readonly redeliverMs?: number;
  onError?(group: string, error: unknown): void;
}

/** The bus of the default profile: memory only, because the event store is the truth. */
export class InProcessTransport implements Transport {
  readonly partitions: number;
  readonly #epoch: string;
  readonly #logs: readonly PartitionLog[];
  readonly #groups = new Map<string, readonly PartitionReader[]>();
  #closed = false;

  constructor(private readonly options: InProcessTransportOptions = {}) {
    this.partitions = options.partitions ?? 4;
    this.#epoch = options.epoch ?? randomUUID();
    this.#logs = Array.from({ length: this.partitions }, (_, i) => new PartitionLog(i, this.#epoch, options.retain ?? 1024));
  }

  partitionOf(stream: string): number {
    return partitionOf(stream, this.partitions);
  }

  epoch(): Promise<string> {
    return Promise.resolve(this.#epoch);
  }

  async publish(messages: readonly Outgoing[]): Promise<void> {
    this.#mustBeOpen();
    for (const message of messages.map(opened)) this.#log(this.partitionOf(message.stream)).append(message);
  }

  async heartbeat(position: Position): Promise<void> {
    this.#mustBeOpen();
    for (const log of this.#logs) log.beat(position);
  }

  async subscribe(group: string, handler: DeliveryHandler, { from }: { readonly from: Position }): Promise<Subscription> {
    this.#mustBeOpen();
    if (this.#groups.has(group)) throw new Error(`group already subscribed: ${group}`);
    const how = {
      timer: this.options.timer ?? systemTimer,
      redeliverMs: this.options.redeliverMs ?? 100,
      onError: (error: unknown) => this.options.onError?.(group, error),
    };
    const readers = this.#logs.map((log) => new PartitionReader(log, handler, from, how));
    this.#groups.set(group, readers);
    return { close: () => this.#leave(group, readers) };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#groups].map(([group, readers]) => this.#leave(group, readers)));
  }

  /** Messages in memory now. */
  get kept(): number {
    return this.#logs.reduce((sum, log) => sum + log.size, 0);
  }

  async #leave(group: string, readers: readonly PartitionReader[]): Promise<void> {
    await Promise.all(readers.map((reader) => reader.close()));
    if (this.#groups.get(group) === readers) this.#groups.delete(group);
  }

  #log(partition: number): PartitionLog {
    const log = this.#logs[partition];
    if (!log) throw new RangeError(`no partition ${partition}`);
    return log;
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new Error('transport is closed');
  }
}
