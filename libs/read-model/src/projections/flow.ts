const WINDOW_MS = 1_000;

/** How much flows through a projection: what came in the last second or so, older things fading away. */
export class Flow {
  private level = 0;
  private at = 0;

  /** @param many entries a second from which on it is strong */
  constructor(private readonly many: number) {}

  /** So many entries came. @param now milliseconds of any clock that does not go back */
  took(entries: number, now: number): void {
    this.level = this.level * Math.exp(-(now - this.at) / WINDOW_MS) + entries;
    this.at = now;
  }

  get isStrong(): boolean {
    return this.level >= this.many;
  }
}
