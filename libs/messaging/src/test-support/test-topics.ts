import { randomUUID } from 'node:crypto';
import { kafkaClient, withAdmin } from '../kafka/kafka-client.js';
import type { KafkaTransportOptions } from '../kafka/kafka-options.js';
import { KafkaTransport } from '../kafka/kafka-transport.js';

/** Fast enough for a test, slow enough for a busy machine. */
export const TEST_TIMINGS = { sessionMs: 6000, heartbeatMs: 200, drainMs: 4000, commitMs: 50, pollMs: 50, redeliverMs: 50, transactionMs: 10_000 };

export const PARTITIONS = 3;

/** Topics of one broker that are taken away again. */
export class TestTopics {
  readonly #kafka;
  readonly #made = new Set<string>();

  constructor(private readonly broker: string) {
    this.#kafka = kafkaClient({ brokers: [broker] });
  }

  async make(topic = `test.${randomUUID()}`): Promise<string> {
    await withAdmin(this.#kafka, (admin) => admin.createTopics({ topics: [{ topic, numPartitions: PARTITIONS, replicationFactor: 1 }], waitForLeaders: true }));
    this.#made.add(topic);
    return topic;
  }

  /** Somebody else made it, or will; it is taken away all the same. */
  knows(topic: string): void {
    this.#made.add(topic);
  }

  async remove(topic: string): Promise<void> {
    await withAdmin(this.#kafka, (admin) => admin.deleteTopics({ topics: [topic] }));
    this.#made.delete(topic);
  }

  groupState(group: string): Promise<string | undefined> {
    return withAdmin(this.#kafka, async (admin) => (await admin.describeGroups([group])).groups[0]?.state);
  }

  async members(group: string): Promise<readonly string[]> {
    return withAdmin(this.#kafka, async (admin) => (await admin.describeGroups([group])).groups.flatMap(({ members }) => members.map(({ memberId }) => memberId)));
  }

  async removeAll(): Promise<void> {
    for (const topic of [...this.#made]) await this.remove(topic);
  }

  /** A transport of one process: its topic's name is before those of its groups. */
  transport(topic: string, options: Partial<KafkaTransportOptions> = {}): KafkaTransport {
    return new KafkaTransport({ kafka: { brokers: [this.broker] }, topic, partitions: PARTITIONS, groupPrefix: `${topic}.`, timings: TEST_TIMINGS, ...options });
  }
}
