import { EventStoreDBClient } from '@eventstore/db-client';
import { isCaughtUp, type LoggedEntry } from '@juanzong/event-store';
import { EventStoreDbLog } from '@juanzong/event-store/client';

/** The first entry of one kind of a case. */
export interface Seen {
  /** When the platform recorded it, in milliseconds since 1970. */
  readonly recorded: number;
  /** When it was seen here, on `performance.now()`. */
  readonly at: number;
}

/** Follows the event store of a cluster and knows when which kind of entry of a case was first there. */
export class EventWatch {
  readonly #stop = new AbortController();
  readonly #seen = new Map<string, Seen>();
  readonly #waiting = new Map<string, (seen: Seen) => void>();
  readonly #client: EventStoreDBClient;
  readonly #following: Promise<void>;
  #fail: (error: unknown) => void = () => undefined;
  /** Rejects when the store can no longer be followed. */
  readonly failed = new Promise<never>((_, reject) => (this.#fail = reject));

  private constructor(connectionString: string, private readonly log: (client: EventStoreDBClient) => EventStoreDbLog) {
    this.#client = EventStoreDBClient.connectionString(connectionString);
    this.failed.catch(() => undefined);
    this.#following = this.#follow().catch((error: unknown) => this.#fail(error));
  }

  static of(connectionString: string): EventWatch {
    return new EventWatch(connectionString, (client) => new EventStoreDbLog(client));
  }

  /** The first entry of this kind of this case, once it is there. */
  seen(caseId: string, type: string): Promise<Seen> {
    const key = `${caseId} ${type}`;
    const known = this.#seen.get(key);
    return Promise.race([known ?? new Promise<Seen>((resolve) => this.#waiting.set(key, resolve)), this.failed]);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#following;
    await this.#client.dispose();
  }

  async #follow(): Promise<void> {
    const log = this.log(this.#client);
    for await (const items of log.follow(await log.head(), { signal: this.#stop.signal })) {
      for (const item of items) if (!isCaughtUp(item)) this.#see(item);
    }
  }

  #see({ entry: { caseId, type, recordedAt } }: LoggedEntry): void {
    if (caseId === undefined) return;
    const key = `${caseId} ${type}`;
    if (this.#seen.has(key)) return;
    const seen = { recorded: Date.parse(recordedAt), at: performance.now() };
    this.#seen.set(key, seen);
    this.#waiting.get(key)?.(seen);
    this.#waiting.delete(key);
  }
}
