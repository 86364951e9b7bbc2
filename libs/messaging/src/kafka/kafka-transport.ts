import type { Kafka } from 'kafkajs';
import type { Outgoing, Position } from '../bus/message.js';
import { partitionOf } from '../bus/partition-of.js';
import { systemTimer, type Timer } from '../bus/timer.js';
import type { DeliveryHandler, SubscribeOptions, Subscription, Transport } from '../bus/transport.js';
import { ask, kafkaClient } from './kafka-client.js';
import { CASE_FILES_PARTITIONS, CASE_FILES_TOPIC, DEFAULT_TIMINGS, type KafkaTimings, type KafkaTransportOptions } from './kafka-options.js';
import { KafkaSubscription } from './kafka-subscription.js';
import { Publisher } from './publisher.js';
import { readPlace } from './relay-place.js';
import { mustStand } from './topic-state.js';

/**
 * The bus of the cluster profile. One topic holds every stream, in the partition that `partitionOf` names. With `publishes`
 * it publishes, fencing whoever published before; without, it only reads. It may be wiped at any time: see infra/kafka.
 */
export class KafkaTransport implements Transport {
  readonly partitions: number;
  readonly #topic: string;
  readonly #relayId: string;
  readonly #kafka: Kafka;
  readonly #timings: KafkaTimings;
  readonly #timer: Timer;
  readonly #publisher: Publisher | undefined;
  readonly #subscriptions = new Map<string, KafkaSubscription | undefined>();
  #closed = false;

  constructor(private readonly options: KafkaTransportOptions) {
    this.partitions = options.partitions ?? CASE_FILES_PARTITIONS;
    this.#topic = options.topic ?? CASE_FILES_TOPIC;
    this.#relayId = options.relayId ?? `juanzong.event-relay.${this.#topic}`;
    this.#kafka = kafkaClient(options.kafka);
    this.#timings = { ...DEFAULT_TIMINGS, ...options.timings };
    this.#timer = options.timer ?? systemTimer;
    this.#publisher = options.publishes ? this.#makePublisher(options) : undefined;
  }

  partitionOf(stream: string): number {
    return partitionOf(stream, this.partitions);
  }

  /** For a relay: takes its place, and answers for the epoch from then on. @throws TopicMissing, PartitionsDiffer, RelayFenced */
  epoch(): Promise<string> {
    if (this.#publisher) return this.#publisher.epoch();
    return ask(this.#kafka, async (admin) => {
      await mustStand(admin, this.#topic, this.partitions);
      return (await readPlace(admin, this.#relayId, this.#topic))?.epoch ?? '';
    });
  }

  /** @throws RelayFenced when another relay has taken over; anything else may be tried again, after `epoch()` was asked again. */
  async publish(messages: readonly Outgoing[]): Promise<void> {
    await this.#mustPublish().publish(messages);
  }

  async heartbeat(position: Position): Promise<void> {
    await this.#mustPublish().heartbeat(position);
  }

  /** @throws Error if the group cannot be joined now; what happens later is mended by itself and told to `onError`. */
  async subscribe(group: string, handler: DeliveryHandler, options: SubscribeOptions): Promise<Subscription> {
    if (this.#closed) throw new Error('transport is closed');
    if (this.#subscriptions.has(group)) throw new Error(`group already subscribed: ${group}`);
    this.#subscriptions.set(group, undefined);
    try {
      const subscription = await KafkaSubscription.open(this.#member(group, handler, options));
      this.#subscriptions.set(group, subscription);
      return { close: () => this.#leave(group, subscription) };
    } catch (error) {
      this.#subscriptions.delete(group);
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([this.#publisher?.close(), ...[...this.#subscriptions].map(([group, subscription]) => subscription && this.#leave(group, subscription))]);
  }

  async #leave(group: string, subscription: KafkaSubscription): Promise<void> {
    await subscription.close();
    if (this.#subscriptions.get(group) === subscription) this.#subscriptions.delete(group);
  }

  #member(group: string, handler: DeliveryHandler, options: SubscribeOptions): Parameters<typeof KafkaSubscription.open>[0] {
    const groupId = `${this.options.groupPrefix ?? 'juanzong.'}${group}`;
    return {
      kafka: this.#kafka, topic: this.#topic, group: groupId, ownClientId: this.options.ownClientId ? this.options.kafka.clientId : undefined, partitions: this.partitions, relayId: this.#relayId, handler, options, timings: this.#timings,
      timer: this.#timer, onError: (error) => this.options.onError?.(groupId, error),
    };
  }

  #makePublisher({ restoreTopic, headersOf, onError, heartbeatGapMs = 0 }: KafkaTransportOptions): Publisher {
    return new Publisher({
      kafka: this.#kafka, topic: this.#topic, partitions: this.partitions, id: this.#relayId, transactionMs: this.#timings.transactionMs, heartbeatGapMs, timer: this.#timer,
      partitionOf: (stream) => this.partitionOf(stream), onError: (error) => onError?.('relay', error),
      ...(restoreTopic && { restoreTopic }), ...(headersOf && { headersOf }),
    });
  }

  #mustPublish(): Publisher {
    if (this.#closed) throw new Error('transport is closed');
    if (!this.#publisher) throw new Error('this transport only reads: it was made without `publishes`');
    return this.#publisher;
  }
}
