import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Connection } from '../connection.js';
import { pause } from '../projections/pause.js';

/** What a lease is held on and told. */
export interface LeaseParts {
  readonly connection: Connection;
  /** What only one process at a time should do. */
  readonly name: string;
  /** Told when the lease could not be asked for, was lost, or the work of its holder failed. */
  readonly onFailure: (error: unknown) => void;
  /** Told when this process has become the holder, and when it no longer is. */
  readonly onChange?: (held: boolean) => void;
  /** Told whenever another process was found to hold it, and how often in a row. */
  readonly onStandingBy?: (times: number) => void;
  /** Milliseconds between two attempts to become the holder; 500 unless told. */
  readonly askEveryMs?: number;
  /** Milliseconds between two looks whether the connection that holds it still answers; 2 000 unless told. */
  readonly lookEveryMs?: number;
  /** Milliseconds after which a holder loses it that does not look any more, because it stands still; 10 000 unless told, more than `lookEveryMs`. */
  readonly silenceMs?: number;
}

const ASK_EVERY_MS = 500;
const LOOK_EVERY_MS = 2_000;
const ANSWER_WITHIN_MS = 5_000;
const SILENCE_MS = 10_000;
/** A holder whose machine is gone is noticed by PostgreSQL within half a minute. */
const KEEPALIVE = 'SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3';

/**
 * Lets one process at a time do something, and another one go on as soon as it ends. It is held by a connection to PostgreSQL: whoever dies
 * loses it, and whoever stands still. A process that was stopped for a while may believe for a moment longer that it holds it, so the work
 * must be safe without.
 */
export class Lease {
  constructor(private readonly parts: LeaseParts) {}

  /** Does `work` whenever this process holds the lease, until `signal` aborts. The signal given to `work` aborts when the lease is lost; `work` then has to end. */
  async hold(work: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#term(work, signal);
      } catch (error) {
        if (!signal.aborted) this.parts.onFailure(error);
      }
      await pause(this.parts.askEveryMs ?? ASK_EVERY_MS, signal);
    }
  }

  async #term(work: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
    const client = new pg.Client({ ...this.parts.connection, keepAlive: true, query_timeout: ANSWER_WITHIN_MS, connectionTimeoutMillis: ANSWER_WITHIN_MS });
    const lost = new AbortController();
    let why: Error | undefined;
    client.on('error', (error) => {
      why ??= error;
      lost.abort();
    });
    try {
      await client.connect();
      await client.query(`${KEEPALIVE}; SET idle_session_timeout = ${this.parts.silenceMs ?? SILENCE_MS}`);
      if (!(await this.#asked(client, AbortSignal.any([signal, lost.signal])))) return;
      this.parts.onChange?.(true);
      try {
        await this.#whileHeld(client, work, signal, lost);
      } finally {
        this.parts.onChange?.(false);
      }
    } finally {
      await Promise.race([client.end(), sleep(ANSWER_WITHIN_MS, undefined, { ref: false })]);
    }
    if (why) throw why;
  }

  /** Whether it came to be held before the signal aborted. */
  async #asked(client: pg.Client, signal: AbortSignal): Promise<boolean> {
    for (let times = 1; !signal.aborted; times += 1) {
      const { rows } = await client.query<{ held: boolean }>("SELECT pg_try_advisory_lock(hashtextextended('lease/' || $1, 0)) AS held", [this.parts.name]);
      // Who left meanwhile has no work to begin: it would be told to end before it can listen.
      if (rows[0]?.held) return !signal.aborted;
      this.parts.onStandingBy?.(times);
      await pause(this.parts.askEveryMs ?? ASK_EVERY_MS, signal);
    }
    return false;
  }

  async #whileHeld(client: pg.Client, work: (signal: AbortSignal) => Promise<void>, signal: AbortSignal, lost: AbortController): Promise<void> {
    const over = new AbortController();
    const either = AbortSignal.any([signal, lost.signal]);
    const looking = this.#look(client, AbortSignal.any([either, over.signal]), lost);
    try {
      await work(either);
    } finally {
      over.abort();
      await looking;
    }
  }

  async #look(client: pg.Client, signal: AbortSignal, lost: AbortController): Promise<void> {
    while (!signal.aborted) {
      await pause(this.parts.lookEveryMs ?? LOOK_EVERY_MS, signal);
      if (signal.aborted) return;
      try {
        await client.query('SELECT 1');
      } catch (error) {
        this.parts.onFailure(error);
        lost.abort();
      }
    }
  }
}
