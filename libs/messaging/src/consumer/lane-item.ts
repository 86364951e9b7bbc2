import type { Message } from '../bus/message.js';

/** One thing to do in a lane: a message, or a replay of everything the store holds of the stream. */
export class LaneItem {
  #message: Message | undefined;
  #holdsSlot: boolean;

  /** `upTo`: the revision that is done when the item is; `head` for a replay. */
  constructor(
    readonly upTo: number | 'head',
    message: Message | undefined,
    private readonly slot: () => void,
    private readonly finished: () => void,
  ) {
    this.#message = message;
    this.#holdsSlot = message !== undefined;
  }

  get message(): Message | undefined {
    return this.#message;
  }

  /** Lets the body go; it is fetched from the store when its turn comes. So a failing stream holds no memory back from others. */
  hollow(): void {
    this.#message = undefined;
    if (!this.#holdsSlot) return;
    this.#holdsSlot = false;
    this.slot();
  }

  finish(): void {
    this.hollow();
    this.finished();
  }
}
