import type { CheckpointLog, ContextCheckpoint } from './position-store.js';

/** Writes `position-<context>` now and then. A checkpoint that cannot be written is only late: the next one says more. */
export class CheckpointWriter {
  #since = 0;

  constructor(
    private readonly log: CheckpointLog | undefined,
    private readonly every: number,
    private readonly current: () => ContextCheckpoint,
    private readonly onError: (error: unknown) => void,
  ) {}

  count(messages: number): void {
    this.#since += messages;
  }

  async writeIfDue(): Promise<void> {
    if (!this.log || this.#since < this.every) return;
    this.#since = 0;
    try {
      await this.log.write(this.current());
    } catch (error) {
      this.onError(error);
    }
  }
}
