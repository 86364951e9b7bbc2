import type { Message, Position } from '@juanzong/messaging';

interface Stream {
  /** By context: the last revision it has worked on. */
  readonly done: number[];
  waiting: (() => void)[];
}

/**
 * Contexts work on the entries of one stream in turn: each entry by every context in the order given, before the next entry
 * by any. On a bus they race, and two of them that write to one file because of one entry do so in either order; where
 * histories must come out the same every time, they take turns.
 */
export class Turns {
  readonly #streams = new Map<string, Stream>();
  /** By stream: the contexts for which it stands still. */
  readonly #left = new Map<string, Set<string>>();
  #closed = false;

  /** What stands up to `from` was worked on before by every context. */
  constructor(
    private readonly contexts: readonly string[],
    private readonly from: Position,
  ) {}

  /** Runs the work when it is this context's turn. @throws Error once closed, and what the work throws: then it is still its turn. */
  async take(context: string, { stream: name, revision, position }: Pick<Message, 'stream' | 'revision' | 'position'>, work: () => Promise<void>): Promise<void> {
    if (position <= this.from) return work();
    const place = this.contexts.indexOf(context);
    const stream = this.#stream(name, revision);
    const mine = (): boolean => stream.done.every((done, other) => other === place || done >= (other < place ? revision : revision - 1));
    while (!this.#closed && !mine()) await new Promise<void>((resolve) => stream.waiting.push(resolve));
    if (this.#closed) throw new Error('no more turns are taken');
    await work();
    this.#finish(stream, place, revision);
  }

  /** The context stands still on this stream (it was parked): nobody waits for it any more. */
  leave(context: string, name: string): void {
    this.#left.set(name, (this.#left.get(name) ?? new Set()).add(context));
    const stream = this.#streams.get(name);
    if (stream) this.#finish(stream, this.contexts.indexOf(context), Number.POSITIVE_INFINITY);
  }

  /** Whoever waits for a turn is turned away, so that everything can stop. */
  close(): void {
    this.#closed = true;
    for (const stream of this.#streams.values()) this.#wake(stream);
  }

  #stream(name: string, revision: number): Stream {
    const known = this.#streams.get(name);
    if (known) return known;
    const left = this.#left.get(name);
    const fresh: Stream = { done: this.contexts.map((context) => (left?.has(context) ? Number.POSITIVE_INFINITY : revision - 1)), waiting: [] };
    this.#streams.set(name, fresh);
    return fresh;
  }

  #finish(stream: Stream, place: number, revision: number): void {
    stream.done[place] = Math.max(stream.done[place] ?? revision, revision);
    this.#wake(stream);
  }

  #wake(stream: Stream): void {
    const { waiting } = stream;
    stream.waiting = [];
    for (const resolve of waiting) resolve();
  }
}
