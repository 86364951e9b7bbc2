import type { Message, Outgoing, Position } from './message.js';

/**
 * What a transport hands to a group, one at a time within a partition.
 *
 * `previous` is a promise that a consumer builds on: between `previous` and this delivery nothing else was
 * published to this partition. A consumer that has seen less than `previous` missed something and reads the
 * range from the store. A transport that does not know the message before (fresh topic, offset gone,
 * rebalance, relay restarted) says the highest position that may be missing, never a lower one.
 */
export type Delivery = MessageDelivery | HeartbeatDelivery;

export interface MessageDelivery {
  readonly kind: 'message';
  readonly partition: number;
  readonly previous: Position;
  readonly message: Message;
}

/** Everything of this partition up to `position` was delivered before, save what `previous` admits to be missing. */
export interface HeartbeatDelivery {
  readonly kind: 'heartbeat';
  readonly partition: number;
  readonly previous: Position;
  readonly epoch: string;
  readonly position: Position;
}

/** Returns, or resolves, when the delivery is in safe hands; an error makes the transport deliver it again before anything later of its partition. */
export type DeliveryHandler = (delivery: Delivery) => void | Promise<void>;

export interface Subscription {
  /** Resolves when no handler of it runs any more and none will be called. Not to be awaited inside its own handler. */
  close(): Promise<void>;
}

/** What a subscriber says at its beginning, and what it wants to be told of when several instances share a group. */
export interface SubscribeOptions {
  /** Delivers what was published after it; `assigned` may say it anew, partition by partition. */
  readonly from: Position;
  /**
   * These partitions, and no others, are this subscription's from now on. Answers where it stands in each: the transport
   * goes on after that, and delivers nothing of any of them before this resolves. A transport of one process never asks.
   */
  assigned?(partitions: readonly number[]): Promise<ReadonlyMap<number, Position>>;
  /** Everything assigned is about to be given to somebody. Resolves when nothing of it is worked on and what was done is saved. */
  revoked?(): Promise<void>;
  /** Up to where the work of a partition is saved: nothing later counts as taken. Absent: what the handler took is taken. */
  settled?(partition: number): Position;
}

/**
 * One topic family with partitions keyed by stream. At least once, in order of publishing within a partition,
 * every group on its own. Adapters prove themselves by `@juanzong/messaging/conformance`.
 */
export interface Transport {
  /** Number of partitions; constant within an epoch. */
  readonly partitions: number;
  /** The partition of a stream; constant within an epoch. */
  partitionOf(stream: string): number;
  /** The incarnation of the topic family. Empty for a consumer's transport while nothing was published that could say it. */
  epoch(): Promise<string>;
  /** Messages in order of position. Resolves when the transport answers for them, rejects when it does not. Lower positions than already published may be dropped. */
  publish(messages: readonly Outgoing[]): Promise<void>;
  /** The relay has published everything up to `position`; told to every partition, though not every call need arrive. */
  heartbeat(position: Position): Promise<void>;
  /** Delivers what was published after `from`, or admits by `previous` what is gone. A group has one subscription in a process. */
  subscribe(group: string, handler: DeliveryHandler, options: SubscribeOptions): Promise<Subscription>;
  close(): Promise<void>;
}

export const epochOf = (delivery: Delivery): string => (delivery.kind === 'message' ? delivery.message.epoch : delivery.epoch);
export const positionOf = (delivery: Delivery): Position => (delivery.kind === 'message' ? delivery.message.position : delivery.position);
