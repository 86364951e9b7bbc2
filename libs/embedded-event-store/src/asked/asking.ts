import type { MessagePort } from 'node:worker_threads';
import { Bell } from '../storage/bell.js';
import { GatheredPort } from './gathered-port.js';
import type { Answer, Ask, NewEvent } from './messages.js';

/** The store is closed, or was closed before it answered: the same may be asked when it is open again. */
export class StoreClosedError extends Error {
  override readonly name = 'StoreClosedError';
}

/** What became of an append that was decided. */
export type Appended = Extract<Answer, { kind: 'appended' | 'conflict' | 'too-large' }>;

/** Everything that was there has come; what follows is live. */
export const CAUGHT_UP = Symbol('caught up');

/** `ReadResp` messages of EventStoreDB's protocol, each of one event. */
export type Page = readonly Uint8Array[];

type Question = Extract<Ask, { kind: 'read' | 'follow' | 'last' }>;
type Asked = Question | Extract<Ask, { kind: 'append' | 'close' }>;
type Without<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never;

/** How long an append may wait for its turn, as with the official client. */
const APPEND_LIMIT_MS = 10_000;

/** Asks a store that another thread of this process has open. */
export class AskingStore {
  private readonly port: GatheredPort<Ask>;
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private asked = 0;
  private closed = false;

  constructor(port: MessagePort) {
    this.port = new GatheredPort(port);
    port.on('message', (answers: readonly Answer[]) => { for (const answer of answers) this.waiting.get(answer.id)?.(answer); });
  }

  /**
   * Appends after a revision (−1: the stream must be absent), all or none. Resolves when it is on disk or refused.
   * @throws StoreClosedError; Error where the store could not decide, or not in time: the same may be sent again
   */
  append(stream: string, expected: number, events: readonly NewEvent[]): Promise<Appended> {
    return new Promise((resolve, reject) => {
      const id = this.ask({ kind: 'append', stream, expected, events, deadline: Date.now() + APPEND_LIMIT_MS }, (answer) => {
        this.waiting.delete(id);
        if (answer.kind === 'failed') reject(failure(answer));
        else resolve(answer as Appended);
      });
    });
  }

  /** The events of a stream from a revision on; none of an absent one. @throws StoreClosedError; Error for a deleted stream or a damaged record */
  read(stream: string, from: number): AsyncIterable<Page> {
    return this.pages({ kind: 'read', stream, from }) as AsyncIterable<Page>;
  }

  /** Every event after a position (0: all) but those of the store itself, then live; of one type where it is given. Ends when aborted. @throws StoreClosedError; Error for a damaged record */
  follow(after: number, type: string | undefined, signal: AbortSignal): AsyncIterable<Page | typeof CAUGHT_UP> {
    return this.pages({ kind: 'follow', after, type }, signal);
  }

  /** The last event that is not one of the store itself; undefined where there is none. @throws StoreClosedError; Error for a damaged record */
  async last(): Promise<Uint8Array | undefined> {
    let last: Uint8Array | undefined;
    for await (const page of this.pages({ kind: 'last' })) if (page !== CAUGHT_UP) last = page.at(-1);
    return last;
  }

  /** Resolves when every append that was asked has its answer, and everything else was told that the store is closed. Nothing can be asked any more. */
  close(): Promise<void> {
    return new Promise((closed) => {
      const id = this.ask({ kind: 'close' }, () => {
        this.waiting.delete(id);
        closed();
      });
      this.closed = true;
    });
  }

  private async *pages(question: Without<Question, 'id'>, signal?: AbortSignal): AsyncGenerator<Page | typeof CAUGHT_UP> {
    const aborted = (): boolean => signal?.aborted === true;
    if (aborted()) return;
    const answers: Answer[] = [];
    const bell = new Bell();
    let over = false;
    const id = this.ask(question, (answer) => {
      answers.push(answer);
      over ||= answer.kind === 'end' || answer.kind === 'failed';
      bell.ring();
    });
    const abort = (): void => { bell.ring(); };
    signal?.addEventListener('abort', abort, { once: true });
    try {
      while (!aborted()) {
        const answer = answers.shift();
        if (answer === undefined) await bell.heard();
        else if (answer.kind === 'events') {
          yield pageOf(answer);
          this.port.send({ kind: 'taken', id, events: answer.ends.length });
        } else if (answer.kind === 'caught-up') yield CAUGHT_UP;
        else if (answer.kind === 'failed') throw failure(answer);
        else return;
      }
    } finally {
      signal?.removeEventListener('abort', abort);
      this.waiting.delete(id);
      if (!over) this.port.send({ kind: 'leave', id });
    }
  }

  private ask(question: Without<Asked, 'id'>, hear: (answer: Answer) => void): number {
    const id = (this.asked += 1);
    this.waiting.set(id, hear);
    if (this.closed) queueMicrotask(() => { hear({ kind: 'failed', id, message: 'the store is closed', closing: true }); });
    else this.port.send({ ...question, id } as Ask);
    return id;
  }
}

const failure = ({ message, closing }: Extract<Answer, { kind: 'failed' }>): Error => (closing ? new StoreClosedError(message) : new Error(message));

function pageOf({ bytes, ends }: Extract<Answer, { kind: 'events' }>): Page {
  let from = 0;
  return ends.map((end) => {
    const message = bytes.subarray(from, end);
    from = end;
    return message;
  });
}
