/**
 * Holds read models back while a lot is written at one virtual instant, so that it reaches them in one batch. It opens by
 * itself after a while: whoever looks in between sees everything a moment later.
 */
export class Gate {
  #closed = false;
  #timer: NodeJS.Timeout | undefined;
  #waiting: (() => void)[] = [];

  constructor(private readonly longestMs: number) {}

  close(): void {
    clearTimeout(this.#timer);
    this.#closed = true;
    this.#timer = setTimeout(() => this.open(), this.longestMs);
    this.#timer.unref();
  }

  open(): void {
    clearTimeout(this.#timer);
    this.#closed = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const pass of waiting) pass();
  }

  /** Resolves when it is open. */
  async passed(): Promise<void> {
    while (this.#closed) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
