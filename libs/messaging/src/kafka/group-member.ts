import type { Cluster, Consumer, ConsumerGroupJoinEvent, EachBatchPayload, Kafka } from 'kafkajs';
import type { Timer } from '../bus/timer.js';
import type { DeliveryHandler, SubscribeOptions } from '../bus/transport.js';
import { Assignment } from './assignment.js';
import { takeOut } from './former-self.js';
import { ask } from './kafka-client.js';
import { isGivenAnew } from './kafka-errors.js';
import type { KafkaTimings } from './kafka-options.js';
import { PresentEpoch } from './present-epoch.js';
import { readPlace } from './relay-place.js';
import { startOffsets } from './start-offsets.js';
import { waitingAssigner } from './waiting-assigner.js';

export interface MemberSetting {
  readonly kafka: Kafka;
  readonly topic: string;
  readonly group: string;
  /** Whoever is in the group by this client id when the first member begins is a former self; nobody if absent. */
  readonly ownClientId?: string | undefined;
  readonly partitions: number;
  /** The group that the relay's place is kept in. */
  readonly relayId: string;
  readonly handler: DeliveryHandler;
  readonly options: SubscribeOptions;
  readonly timings: KafkaTimings;
  readonly timer: Timer;
  onError(error: unknown): void;
}

/** Leaving takes longer only where no broker answers. */
const LEAVE_MS = 5000;

/** One life of a member of a group, from its first join until it leaves or cannot go on. */
export class GroupMember {
  readonly #consumer: Consumer;
  readonly #joined: Promise<void>;
  readonly #epoch = new PresentEpoch(() => this.#placedEpoch());
  #cluster: Cluster | undefined;
  #memberId: string | undefined;
  #tellJoined: () => void = () => undefined;
  #tellCrashed: (error: unknown) => void = () => undefined;
  #assignment: Assignment | undefined;
  #drainUntil: number | undefined;
  #leaving: Promise<void> | undefined;
  /** Resolves with the reason when it cannot go on. */
  readonly crashed: Promise<unknown>;

  private constructor(private readonly setting: MemberSetting) {
    const { kafka, group, timings } = setting;
    this.#joined = new Promise((resolve) => (this.#tellJoined = resolve));
    this.crashed = new Promise((resolve) => (this.#tellCrashed = resolve));
    this.#consumer = kafka.consumer({
      groupId: group, sessionTimeout: timings.sessionMs, rebalanceTimeout: Math.max(timings.sessionMs, 2 * timings.drainMs), heartbeatInterval: timings.heartbeatMs,
      maxWaitTimeInMs: timings.pollMs, allowAutoTopicCreation: false, partitionAssigners: [(config) => {
        this.#cluster = config.cluster;
        return waitingAssigner(() => this.#mayJoin())(config);
      }],
      retry: { initialRetryTime: 50, maxRetryTime: 300, multiplier: 1.5, factor: 0.1, retries: 60, restartOnFailure: () => Promise.resolve(false) },
    });
  }

  /** Resolves when it has joined the group. `formers`: the ids of members before it that could not go on. @throws what keeps it from joining */
  static async start(setting: MemberSetting, formers: readonly string[]): Promise<GroupMember> {
    const member = new GroupMember(setting);
    try {
      await member.#start(formers);
    } catch (error) {
      await member.leave();
      throw error;
    }
    return member;
  }

  /** What the group calls it. */
  get memberId(): string | undefined {
    return this.#memberId;
  }

  /** Gives back what it has, with the work in flight done and committed, and leaves the group. */
  leave(): Promise<void> {
    this.#leaving ??= this.#leave();
    return this.#leaving;
  }

  async #start(formers: readonly string[]): Promise<void> {
    const consumer = this.#consumer;
    await consumer.connect();
    for (const former of formers) await this.#takeOut(former);
    await consumer.subscribe({ topics: [this.setting.topic], fromBeginning: true });
    consumer.on(consumer.events.GROUP_JOIN, (event) => this.#onJoin(event));
    consumer.on(consumer.events.CRASH, ({ payload }) => this.#tellCrashed(payload.error));
    await consumer.run({
      autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: this.setting.partitions, eachBatch: (payload) => this.#eachBatch(payload),
    });
    const failed = await Promise.race([this.#joined, this.crashed.then((error: unknown) => ({ error }))]);
    if (failed) throw failed.error;
  }

  async #takeOut(memberId: string): Promise<void> {
    const { group, timer, timings } = this.setting;
    if (this.#cluster) await takeOut({ cluster: this.#cluster, groupId: group, memberId, timer, pauseMs: timings.redeliverMs, longestMs: timings.sessionMs });
  }

  async #leave(): Promise<void> {
    await this.#assignment?.release();
    const waiting = new AbortController();
    const left = this.#consumer.disconnect().catch((error: unknown) => this.setting.onError(error));
    await Promise.race([left, this.setting.timer.sleep(LEAVE_MS, waiting.signal)]);
    waiting.abort();
  }

  /** Asked before every join: what was assigned before is given back first, within bounds. */
  #mayJoin(): boolean {
    const former = this.#assignment;
    if (!former || former.released) return true;
    void former.release();
    this.#drainUntil ??= Date.now() + this.setting.timings.drainMs;
    return Date.now() >= this.#drainUntil;
  }

  /** kafkajs fetches as soon as this returns, so that everything stands still until it is known from where. */
  #onJoin({ payload }: ConsumerGroupJoinEvent): void {
    const { topic, handler, options, timings, timer, onError } = this.setting;
    this.#memberId = payload.memberId;
    const partitions = payload.memberAssignment[topic] ?? [];
    if (partitions.length > 0) this.#consumer.pause([{ topic, partitions: [...partitions] }]);
    const former = this.#assignment;
    this.#drainUntil = undefined;
    this.#assignment = new Assignment({
      consumer: this.#consumer, topic, partitions: [...partitions].sort((a, b) => a - b), epoch: this.#epoch, handler, options, timer, redeliverMs: timings.redeliverMs, commitMs: timings.commitMs, onError,
    });
    this.#tellJoined();
    void this.#prepare(this.#assignment, former);
  }

  async #prepare(assignment: Assignment, former: Assignment | undefined): Promise<void> {
    await former?.release();
    while (!assignment.ending && !this.#leaving) {
      try {
        await this.#begin(assignment);
        return;
      } catch (error) {
        if (!assignment.ending) this.setting.onError(error);
      }
      await this.setting.timer.sleep(this.setting.timings.redeliverMs);
    }
  }

  async #begin(assignment: Assignment): Promise<void> {
    const { kafka, topic, group, options } = this.setting;
    const { partitions } = assignment;
    const from = (await options.assigned?.(partitions)) ?? new Map(partitions.map((partition) => [partition, options.from]));
    const epoch = (await this.#epoch.ask()) ?? '';
    const starts = await ask(kafka, (admin) => startOffsets(admin, { group, topic, epoch, from }));
    if (assignment.ending || this.#leaving) return;
    assignment.begin(from);
    for (const [partition, offset] of starts) this.#consumer.seek({ topic, partition, offset });
    if (partitions.length > 0) this.#consumer.resume([{ topic, partitions: [...partitions] }]);
  }

  async #placedEpoch(): Promise<string | undefined> {
    const { kafka, topic, relayId } = this.setting;
    return (await ask(kafka, (admin) => readPlace(admin, relayId, topic)))?.epoch;
  }

  async #eachBatch({ batch, heartbeat, resolveOffset, isRunning, isStale }: EachBatchPayload): Promise<void> {
    const assignment = this.#assignment;
    if (!assignment) return;
    const beat = (): void => {
      heartbeat().catch((error: unknown) => {
        // A handler may be waiting for room that only giving up can make.
        if (isGivenAnew(error)) void assignment.release();
      });
    };
    const beating = setInterval(beat, this.setting.timings.heartbeatMs);
    try {
      for (const record of batch.messages) {
        if (!isRunning() || isStale() || !(await assignment.take(batch.partition, record))) return;
        resolveOffset(record.offset);
      }
    } finally {
      clearInterval(beating);
    }
  }
}
