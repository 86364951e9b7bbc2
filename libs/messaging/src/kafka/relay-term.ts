import type { Kafka, Producer, RecordMetadata, Transaction } from 'kafkajs';
import type { Timer } from '../bus/timer.js';
import { isStillCompleting, TopicMadeAnew } from './kafka-errors.js';
import { placeOffsets, type RelayPlace } from './relay-place.js';
import { slicesOf } from './slices.js';
import type { PlacedRecord } from './wire.js';

export interface TermSetting {
  readonly kafka: Kafka;
  readonly topic: string;
  /** The transactional id, and the group that the relay's place is kept in. */
  readonly id: string;
  readonly transactionMs: number;
  readonly timer: Timer;
}

/** Markers are written within milliseconds; kafkajs itself would wait for hundreds. */
const MARKERS_MS = 2;
const MOST_WAITS = 500;

/**
 * One life of a producer. All of a batch or nothing of it, one request in flight, and no attempt is repeated inside
 * kafkajs: it rolls its sequence back on any error, and forgets what another broker took when a leader moves between two
 * attempts. After an error that is not a mere "not yet" the term is over, and the next one aborts what it left behind.
 */
export class RelayTerm {
  readonly #producer: Producer;

  constructor(private readonly setting: TermSetting) {
    this.#producer = setting.kafka.producer({
      transactionalId: setting.id, transactionTimeout: setting.transactionMs, maxInFlightRequests: 1, allowAutoTopicCreation: false,
      retry: { retries: 0 }, createPartitioner: () => ({ message }) => message.partition ?? 0,
    });
  }

  /** Takes the place: whoever began before with this id is fenced, and what it left unfinished is aborted. */
  async begin(): Promise<Transaction> {
    await this.#producer.connect();
    return this.#producer.transaction();
  }

  /**
   * Publishes all or nothing. `ends`: beyond which offset each partition has to go on; kept up to date.
   * @throws TopicMadeAnew, and whatever the broker says
   */
  async send(records: readonly PlacedRecord[], ends: Map<number, bigint>, place?: RelayPlace): Promise<void> {
    for (let waits = 0; ; waits += 1) {
      const transaction = await this.#producer.transaction();
      try {
        const answers: RecordMetadata[] = [];
        for (const slice of slicesOf(records)) answers.push(...(await transaction.send({ topic: this.setting.topic, acks: -1, messages: slice })));
        const reached = this.#reached(answers, ends);
        if (place) await transaction.sendOffsets(placeOffsets(this.setting.id, this.setting.topic, place));
        await transaction.commit();
        for (const [partition, end] of reached) ends.set(partition, end);
        return;
      } catch (error) {
        const again = isStillCompleting(error) && waits < MOST_WAITS && transaction.isActive();
        if (!again && !(error instanceof TopicMadeAnew)) throw error;
        // Aborted rather than sent again: with several brokers a part of it may have been taken.
        await transaction.abort();
        if (!again) throw error;
      }
      await this.setting.timer.sleep(MARKERS_MS);
    }
  }

  end(): Promise<void> {
    return this.#producer.disconnect();
  }

  /** Offsets only rise, so a lower one is another topic by the same name. */
  #reached(answers: readonly RecordMetadata[], ends: ReadonlyMap<number, bigint>): Map<number, bigint> {
    const reached = new Map<number, bigint>();
    for (const { partition, baseOffset } of answers) {
      const base = BigInt(baseOffset ?? '0');
      if (base < (reached.get(partition) ?? ends.get(partition) ?? 0n)) throw new TopicMadeAnew(this.setting.topic);
      reached.set(partition, base + 1n);
    }
    return reached;
  }
}
