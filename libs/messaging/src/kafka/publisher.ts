import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import type { Outgoing, Position } from '../bus/message.js';
import type { Timer } from '../bus/timer.js';
import { RelayFenced } from '../relay/relay-fenced.js';
import { ask } from './kafka-client.js';
import { isEpochOver, TopicMadeAnew, TopicMissing } from './kafka-errors.js';
import { endOf, newEpoch, placeOffsets, readPlace, type RelayPlace } from './relay-place.js';
import { RelayTerm } from './relay-term.js';
import { SaidBefore } from './said-before.js';
import { mustStand } from './topic-state.js';
import { heartbeatRecords, messageRecord, type PlacedRecord } from './wire.js';

export interface PublisherSetting {
  readonly kafka: Kafka;
  readonly topic: string;
  readonly partitions: number;
  readonly id: string;
  readonly transactionMs: number;
  readonly heartbeatGapMs: number;
  readonly timer: Timer;
  partitionOf(stream: string): number;
  restoreTopic?(): Promise<unknown>;
  headersOf?(message: Outgoing): Readonly<Record<string, string>> | undefined;
  onError(error: unknown): void;
}

/** Kafka forgets the offsets of a group that wrote none for a week. */
const RENEW_PLACE_MS = 3_600_000;

/** The publishing side: one relay at a time, one request at a time, and an epoch that dies with the topic. */
export class Publisher {
  readonly #claim = randomUUID();
  /** Whose claim does not fence this relay: its own, and of those before it. */
  readonly #before = new Set<string>([this.#claim]);
  /** Epochs that are over although Kafka may still name them. */
  readonly #over = new Set<string>();
  #began = false;
  #closed = false;
  #fenced: RelayFenced | undefined;
  #term: RelayTerm | undefined;
  #epoch = '';
  #said = SaidBefore.nothing();
  #ends = new Map<number, bigint>();
  #placedAt = 0;
  #beatAt = 0;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(private readonly setting: PublisherSetting) {}

  /** Takes the relay's place if it is not taken yet. @throws RelayFenced, TopicMissing, PartitionsDiffer */
  epoch(): Promise<string> {
    return this.#inTurn(async () => {
      await this.#open();
      return this.#epoch;
    });
  }

  /** @throws RelayFenced, TopicMadeAnew for messages of another epoch, and whatever the broker says */
  publish(messages: readonly Outgoing[]): Promise<void> {
    return this.#inTurn(async () => {
      const term = await this.#open();
      const said = this.#said.draft();
      const records: PlacedRecord[] = [];
      for (const message of messages) {
        if (message.epoch !== this.#epoch) throw new TopicMadeAnew(this.setting.topic);
        const partition = this.setting.partitionOf(message.stream);
        const previous = said.message(message, partition);
        if (previous !== undefined) records.push(messageRecord(message, partition, previous, this.setting.headersOf?.(message)));
      }
      if (records.length > 0) await this.#send(term, records);
      this.#said = said;
    });
  }

  heartbeat(position: Position): Promise<void> {
    return this.#inTurn(async () => {
      const term = await this.#open();
      if (Date.now() - this.#beatAt < this.setting.heartbeatGapMs) return;
      const said = this.#said.draft();
      const previous = said.heartbeat(position, this.setting.partitions);
      if (previous) await this.#send(term, heartbeatRecords(this.#epoch, position, previous));
      this.#said = said;
      this.#beatAt = Date.now();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#tail;
    await this.#leave();
  }

  /** One after the other, whatever became of the one before. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#tail.then(work);
    this.#tail = result.catch(() => undefined);
    return result;
  }

  async #open(): Promise<RelayTerm> {
    if (this.#closed) throw new Error('transport is closed');
    if (this.#fenced) throw this.#fenced;
    this.#term ??= await this.#begin();
    return this.#term;
  }

  async #begin(): Promise<RelayTerm> {
    const { kafka, topic, id } = this.setting;
    await this.#topicStands();
    // A relay that slept through its fencing learns it here, without taking the place from the other.
    this.#mayGoOn(await this.#place());
    const term = new RelayTerm(this.setting);
    try {
      const transaction = await term.begin();
      // Nobody else can write any more: what stands there now stays.
      const place = await this.#place();
      this.#mayGoOn(place);
      this.#began = true;
      this.#enter(place && !this.#over.has(place.epoch) ? place.epoch : newEpoch());
      const end = await ask(kafka, (admin) => endOf(admin, topic));
      await transaction.sendOffsets(placeOffsets(id, topic, { claim: this.#claim, epoch: this.#epoch, end }));
      await transaction.commit();
      this.#placedAt = Date.now();
      return term;
    } catch (error) {
      await this.#end(term);
      throw error;
    }
  }

  #place(): Promise<RelayPlace | undefined> {
    const { kafka, id, topic } = this.setting;
    return ask(kafka, (admin) => readPlace(admin, id, topic));
  }

  /** The last to begin publishes; only who began before may learn by a claim that somebody came later. */
  #mayGoOn(place: RelayPlace | undefined): void {
    if (!place || this.#before.has(place.claim)) return;
    if (this.#began) throw this.#isFenced();
    this.#before.add(place.claim);
  }

  #enter(epoch: string): void {
    if (epoch === this.#epoch) return;
    if (this.#epoch !== '') this.#over.add(this.#epoch);
    this.#epoch = epoch;
    this.#said = SaidBefore.nothing();
    this.#ends = new Map();
    this.#beatAt = 0;
  }

  async #topicStands(): Promise<void> {
    const { kafka, topic, partitions, restoreTopic } = this.setting;
    const look = (): Promise<void> => ask(kafka, (admin) => mustStand(admin, topic, partitions));
    try {
      await look();
    } catch (error) {
      if (!(error instanceof TopicMissing) || !restoreTopic) throw error;
      await restoreTopic();
      await look();
    }
  }

  async #send(term: RelayTerm, records: readonly PlacedRecord[]): Promise<void> {
    const due = Date.now() - this.#placedAt > RENEW_PLACE_MS;
    const place = { claim: this.#claim, epoch: this.#epoch, end: this.#ends.get(0) ?? 0n };
    try {
      await term.send(records, this.#ends, due ? place : undefined);
      if (due) this.#placedAt = Date.now();
    } catch (error) {
      await this.#leave();
      if (error instanceof TopicMadeAnew) this.#over.add(this.#epoch);
      throw isEpochOver(error) ? await this.#whyOver(error) : error;
    }
  }

  /** Another relay, or only a transaction that took too long? The claim tells. Where it cannot be read, the next attempt asks again. */
  async #whyOver(error: unknown): Promise<unknown> {
    const place = await this.#place().catch((unread: unknown) => this.setting.onError(unread));
    return place && !this.#before.has(place.claim) ? this.#isFenced(error) : error;
  }

  #isFenced(cause?: unknown): RelayFenced {
    this.#fenced = new RelayFenced(this.setting.topic, cause);
    return this.#fenced;
  }

  async #leave(): Promise<void> {
    const term = this.#term;
    this.#term = undefined;
    if (term) await this.#end(term);
  }

  async #end(term: RelayTerm): Promise<void> {
    await term.end().catch((error: unknown) => this.setting.onError(error));
  }
}
