/** Holds those back who follow what is written: read models, so that it reaches them in batches, or the contexts, so that it reaches them late. It opens by itself after a while: whoever looks in between sees everything a moment later. */
export class Gate {
  #closed = false;
  #timer: NodeJS.Timeout | undefined;
  #waiting: (() => void)[] = [];

  constructor(private readonly longestMs: number) {}

  /** Closes it for a while; one that is closed opens when it would have. */
  close(): void {
    if (this.#closed) return;
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
