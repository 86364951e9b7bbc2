import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { ERASURE_BOUND_MS, type ErasureCount } from './erasure-count.js';
import { ERASED_CHANNEL, erasuresCounted } from './stored-keys.js';
import { connectionOf } from './vault-database.js';

/** Often enough that keys in memory stay usable without anybody having to ask. */
const LOOK_EVERY_MS = ERASURE_BOUND_MS / 2;

/**
 * Listens for erasures on a connection of its own and looks at their count besides, so that an erasure is seen within
 * moments and, also where nobody asks for a key, within the bound. While the connection is lost it is made anew, again and again;
 * what is asked meanwhile looks at the count by itself.
 */
export class ErasureWatch {
  readonly #stopped = new AbortController();
  readonly #done: Promise<void>;

  constructor(
    private readonly url: string,
    private readonly count: Pick<ErasureCount, 'told' | 'accepts'>,
    private readonly now: () => number,
  ) {
    this.#done = this.#run();
  }

  async close(): Promise<void> {
    this.#stopped.abort();
    await this.#done;
  }

  async #run(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      await this.#watch().catch(lost);
      await this.#pause();
    }
  }

  /** Ends when the connection is lost or the watch is closed. */
  async #watch(): Promise<void> {
    const client = new pg.Client({ ...connectionOf(this.url), query_timeout: ERASURE_BOUND_MS });
    client.on('error', lost);
    client.on('notification', ({ payload }) => this.count.told(BigInt(payload ?? 0)));
    try {
      await client.connect();
      await client.query(`LISTEN ${ERASED_CHANNEL}`);
      while (!this.#stopped.signal.aborted) {
        const sentAt = this.now();
        this.count.accepts(await erasuresCounted(async (sql) => (await client.query(sql)).rows), sentAt);
        await this.#pause();
      }
    } finally {
      await client.end().catch(lost);
    }
  }

  async #pause(): Promise<void> {
    await sleep(LOOK_EVERY_MS, undefined, { signal: this.#stopped.signal, ref: false }).catch(lost);
  }
}

/** Nothing hangs on this connection: it is made anew, and until then every opening asks for itself. */
const lost = (): void => undefined;
