import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventStorage } from '../storage/event-store.js';
import { TURN } from './bounded-read.js';
import { eventMessage } from './event-message.js';
import type { EventSource } from './event-source.js';
import { caughtUp, checkpoint, confirmation, fellBehind } from './read-answers.js';
import type { ReadRequest } from './read-request.js';
import type { ReplyStream } from './reply-stream.js';

/** A live subscription that is this many events behind, its client being slow, is catching up again. */
const BEHIND = 1_024;

/**
 * A subscription is a place in a row of events that moves forward. Every event is read from storage at its place, live
 * ones too: there is no buffer that could overflow, so nothing is dropped or reordered, however slow the client is.
 */
export class Subscription {
  private place: number;
  private considered = 0;
  private live = false;
  private wake: (() => void) | undefined;
  private woken = false;

  constructor(
    private readonly request: ReadRequest,
    private readonly source: EventSource,
    private readonly storage: EventStorage,
    private readonly reply: ReplyStream,
  ) {
    const { from } = request;
    // A subscription begins after the place it names; `start` includes the first event, `end` is only what is new.
    if (from === 'start') this.place = source.first;
    else this.place = from === 'end' ? source.last() + 1 : Math.max(from + 1, source.first);
  }

  /** Runs until the client cancels or the server ends the call. */
  async run(): Promise<void> {
    this.reply.write(confirmation());
    const unfollow = this.storage.notifier.follow(this.request.stream, () => { this.signal(); });
    this.reply.onEnd(() => { this.signal(); });
    try {
      while (!this.reply.ended) {
        await this.catchUp();
        if (this.reply.ended) return;
        if (!this.live) {
          this.live = true;
          this.reply.write(caughtUp());
        }
        await this.somethingNew();
      }
    } finally {
      unfollow();
    }
  }

  private async catchUp(): Promise<void> {
    for (let seen = 1; this.place <= this.source.last() && !this.reply.ended; seen += 1) {
      const record = this.source.at(this.place);
      this.place += 1;
      if (this.request.filter?.matches(record) ?? true) {
        await this.send(eventMessage(record, this.request, this.storage.reader));
      }
      await this.consider(record.position);
      if (seen % TURN === 0) await nextTurn();
    }
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

  private signal(): void {
    this.woken = true;
    this.wake?.();
  }

  private async somethingNew(): Promise<void> {
    while (!this.woken) await new Promise<void>((resolve) => { this.wake = resolve; });
    this.woken = false;
  }
}
