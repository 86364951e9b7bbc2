import type { KafkaConfig } from 'kafkajs';
import type { Outgoing } from '../bus/message.js';
import type { Timer } from '../bus/timer.js';

/** Where Kafka is and how to be let in. */
export type KafkaConnection = Pick<KafkaConfig, 'brokers' | 'ssl' | 'sasl' | 'clientId'>;

export const CASE_FILES_TOPIC = 'juanzong.case-files.v1';
export const CASE_FILES_PARTITIONS = 24;

/** How long things may take, in milliseconds. */
export interface KafkaTimings {
  /** An instance that says nothing for so long loses its partitions; default 15 s. */
  readonly sessionMs: number;
  /** How often an instance says that it lives, and learns that partitions are given anew; default 1 s. */
  readonly heartbeatMs: number;
  /** Before partitions are given up, handlers in flight get so long; default 8 s, less than `sessionMs`. */
  readonly drainMs: number;
  /** Between two commits of offsets; default 1 s. */
  readonly commitMs: number;
  /** How long a broker holds a request that finds nothing; default 250 ms. */
  readonly pollMs: number;
  /** Before a rejected delivery is delivered again, and before what failed is begun anew; default 100 ms. */
  readonly redeliverMs: number;
  /** A transaction that takes longer is aborted by the broker; default 30 s. */
  readonly transactionMs: number;
}

export const DEFAULT_TIMINGS: KafkaTimings = {
  sessionMs: 15_000, heartbeatMs: 1000, drainMs: 8000, commitMs: 1000, pollMs: 250, redeliverMs: 100, transactionMs: 30_000,
};

export interface KafkaTransportOptions {
  readonly kafka: KafkaConnection;
  /** No other process has this client id: who has it in a group is this one from before it was killed, and is taken out at once. Default: the broker finds out by itself, after `sessionMs`. */
  readonly ownClientId?: boolean;
  /** Default `juanzong.case-files.v1`. */
  readonly topic?: string;
  /** What is declared for this version of the topic; default 24. A topic that has another number is refused. */
  readonly partitions?: number;
  /** Before the name of a context in its group id; default `juanzong.`. */
  readonly groupPrefix?: string;
  /** Whether this process is a relay. The last relay to begin may publish, and the others are fenced. */
  readonly publishes?: boolean;
  /** The transactional id that all relays of the topic share, and the group that their place is kept in; default `juanzong.event-relay.<topic>`. */
  readonly relayId?: string;
  /**
   * A heartbeat that comes sooner after the last one is left out, in milliseconds; default 0. Under load a relay comes to rest
   * between any two entries, and telling every partition each time costs more than the entries. For a relay with
   * `heartbeatEveryMs`, which then says it a moment later.
   */
  readonly heartbeatGapMs?: number;
  /** Makes the topic as it is declared (`applyTopics`) when a relay does not find it; absent: it waits until somebody does. */
  restoreTopic?(): Promise<unknown>;
  /** Headers for one message beside its own: W3C `traceparent`, `tracestate`. */
  headersOf?(message: Outgoing): Readonly<Record<string, string>> | undefined;
  readonly timings?: Partial<KafkaTimings>;
  readonly timer?: Timer;
  /** Something failed and is tried again. `where`: a group id, or `relay`. */
  onError?(where: string, error: unknown): void;
}
