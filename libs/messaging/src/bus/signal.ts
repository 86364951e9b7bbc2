/** Wakes everybody who waits for a change; who wakes looks for himself what changed. */
export class Signal {
  #waiting: (() => void)[] = [];

  /** Resolves at the next `raise`. */
  next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  raise(): void {
    if (this.#waiting.length === 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  /** Resolves as soon as `holds()` is true: at once, or after the change that makes it so. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await this.next();
  }
}
