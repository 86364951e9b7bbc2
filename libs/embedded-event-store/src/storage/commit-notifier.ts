/** Wakes subscriptions when a commit added something they follow. It carries no events: those are read from storage. */
export class CommitNotifier {
  private readonly all = new Set<() => void>();
  private readonly streams = new Map<string, Set<() => void>>();

  /** Calls `wake` after each commit that adds to `stream`, or to any stream when undefined. Returns how to stop. */
  follow(stream: string | undefined, wake: () => void): () => void {
    const followers = stream === undefined ? this.all : this.followersOf(stream);
    followers.add(wake);
    return () => {
      followers.delete(wake);
      if (stream !== undefined && followers.size === 0) this.streams.delete(stream);
    };
  }

  committed(streams: readonly string[]): void {
    for (const wake of this.all) wake();
    for (const stream of streams) this.streams.get(stream)?.forEach((wake) => { wake(); });
  }

  private followersOf(stream: string): Set<() => void> {
    const known = this.streams.get(stream);
    if (known !== undefined) return known;
    const followers = new Set<() => void>();
    this.streams.set(stream, followers);
    return followers;
  }
}
