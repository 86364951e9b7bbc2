import { setImmediate as nextTurn } from 'node:timers/promises';
import { streamDeleted } from './call-error.js';
import { Bell } from '../storage/bell.js';
import type { EventStorage } from '../storage/event-store.js';
import { BEHIND, TURN } from '../storage/turn.js';
import { type EventForm, eventMessage } from './event-message.js';
import type { EventSource } from '../storage/event-source.js';
import { caughtUp, checkpoint, confirmation, fellBehind } from './read-answers.js';
import type { ReadRequest } from './read-request.js';
import type { ReplyStream } from './reply-stream.js';

/**
 * A subscription is a place in a row of events that moves forward. Every event is read from storage at its place, live
 * ones too: there is no buffer that could overflow, so nothing is dropped or reordered, however slow the client is.
 */
export class Subscription {
  private place: number;
  private considered = 0;
  private live = false;
  private readonly bell = new Bell();

  constructor(
    private readonly request: ReadRequest & EventForm,
    private readonly source: EventSource,
    private readonly storage: EventStorage,
    private readonly reply: ReplyStream,
  ) {
    const { from } = request;
    // A subscription begins after the place it names; `start` includes the first event, `end` is only what is new.
    if (from === 'start') this.place = 0;
    else this.place = from === 'end' ? source.last() + 1 : from + 1;
  }

  /** Runs until the client cancels, the server ends the call, or the stream is deleted for good: then it throws. */
  async run(): Promise<void> {
    this.reply.write(confirmation());
    const { stream } = this.request;
    if (stream !== undefined && this.storage.reader.isTombstoned(stream)) throw streamDeleted(stream);
    const unfollow = this.storage.notifier.follow(this.request.stream, () => { this.bell.ring(); });
    this.reply.onEnd(() => { this.bell.ring(); });
    try {
      while (!this.reply.ended) {
        await this.catchUp();
        if (this.reply.ended) return;
        await this.endIfDeleted();
        if (!this.live) {
          this.live = true;
          this.reply.write(caughtUp());
        }
        await this.bell.heard();
      }
    } finally {
      unfollow();
    }
  }

  private async catchUp(): Promise<void> {
    for (let seen = 1; this.place <= this.source.last() && !this.reply.ended; seen += 1) {
      // What is hidden by now is passed over.
      const first = this.source.first();
      if (first > this.source.last()) break;
      if (this.place < first) this.place = first;
      const record = this.source.at(this.place);
      this.place += 1;
      if (this.source.isVisible(record) && (this.request.filter?.matches(record) ?? true)) {
        await this.send(eventMessage(record, this.request, this.storage.reader));
      }
      await this.consider(record.position);
      if (seen % TURN === 0) await nextTurn();
    }
  }

  /** A tombstone is the last thing a subscriber hears before the error. */
  private async endIfDeleted(): Promise<void> {
    const { stream } = this.request;
    if (stream === undefined) return;
    const tombstone = this.source.tombstone();
    if (tombstone !== undefined) await this.send(eventMessage(tombstone, this.request, this.storage.reader));
    if (this.storage.reader.isTombstoned(stream)) throw streamDeleted(stream);
  }

  /** After each interval of considered events, matching or not, a filtered subscription tells how far it has come. */
  private async consider(position: number): Promise<void> {
    const { filter } = this.request;
    if (filter === undefined) return;
    this.considered += 1;
    if (this.considered % filter.checkpointInterval === 0) await this.send(checkpoint(position));
  }

  private async send(message: Buffer): Promise<void> {
    if (this.reply.write(message)) return;
    await this.reply.room();
    if (!this.live || this.source.last() - this.place < BEHIND || this.reply.ended) return;
    this.live = false;
    this.reply.write(fellBehind());
  }
}
