/** What is being done at the moment. */
export class InHand {
  readonly #under = new Set<Promise<unknown>>();

  /** Does it, and knows of it until it has ended. */
  async hold<T>(work: Promise<T>): Promise<T> {
    this.#under.add(work);
    try {
      return await work;
    } finally {
      this.#under.delete(work);
    }
  }

  /** Resolves when all that is in hand now has ended, well or badly. */
  async done(): Promise<void> {
    await Promise.allSettled(this.#under);
  }
}
