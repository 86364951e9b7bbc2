/** The instances of one service, asked in turn; one that cannot be reached is left out for a while. */
export class Instances {
  #turn = 0;
  readonly #leftOutUntilMs = new Map<string, number>();

  /** @param nowMs milliseconds of any clock that goes forward. */
  constructor(readonly urls: readonly string[], private readonly leaveOutMs: number, private readonly nowMs: () => number) {}

  /** Who is asked first. Where all are left out one of them is tried nevertheless: it may be back. */
  first(): string {
    const [url] = this.#inTurn();
    this.#turn += 1;
    if (url === undefined) throw new Error('a service without instances');
    return url;
  }

  /** Who is asked after those; undefined once everybody was. */
  after(tried: ReadonlySet<string>): string | undefined {
    return this.#inTurn().find((url) => !tried.has(url));
  }

  leaveOut(url: string): void {
    this.#leftOutUntilMs.set(url, this.nowMs() + this.leaveOutMs);
  }

  answered(url: string): void {
    this.#leftOutUntilMs.delete(url);
  }

  isLeftOut(url: string): boolean {
    return this.nowMs() < (this.#leftOutUntilMs.get(url) ?? Number.NEGATIVE_INFINITY);
  }

  /** Everybody, beginning with whose turn it is, those that are left out at the end. */
  #inTurn(): string[] {
    const from = this.#turn % Math.max(this.urls.length, 1);
    const turned = [...this.urls.slice(from), ...this.urls.slice(0, from)];
    return [...turned.filter((url) => !this.isLeftOut(url)), ...turned.filter((url) => this.isLeftOut(url))];
  }
}
