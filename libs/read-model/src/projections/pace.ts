const WINDOW_MS = 1_000;
/** Entries a second from which on the longest rest is taken, however quickly they are committed. */
const MANY = 200;
/** Rest for each moment of work: a projection commits for a tenth of its time at most, on a slow or crowded machine too. */
const REST_OF_WORK = 9;

/**
 * How long a projection rests after a batch, so that what comes meanwhile is committed together. A commit costs much the same
 * for one entry and for fifty: the longer it takes, since others want the machine too, the more is to come together.
 */
export class Pace {
  private level = 0;
  private at = 0;

  /** @param longestMs milliseconds of a rest at most */
  constructor(private readonly longestMs: number) {}

  /**
   * @param entries of the batch
   * @param workMs milliseconds that the batch took
   * @param now milliseconds of any clock that does not go back
   * @returns milliseconds
   */
  restAfter(entries: number, workMs: number, now: number): number {
    // What came in the last second or so, older things fading away.
    this.level = this.level * Math.exp(-(now - this.at) / WINDOW_MS) + entries;
    this.at = now;
    return this.level >= MANY ? this.longestMs : Math.min(this.longestMs, entries > 0 ? REST_OF_WORK * workMs : 0);
  }
}
