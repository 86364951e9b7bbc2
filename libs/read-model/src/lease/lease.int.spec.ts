import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded/start-embedded-postgres.js';
import { Change } from '../projections/change.js';
import { Lease, type LeaseParts } from './lease.js';

const folder = mkdtempSync(join(tmpdir(), 'lease-'));
let server: EmbeddedPostgres;
beforeAll(async () => void (server = await startEmbeddedPostgres({ dataDirectory: folder })));
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Candidates for one lease, and who holds it. */
class Candidates {
  readonly failures: unknown[] = [];
  readonly holding = new Set<string>();
  most = 0;
  readonly #changed = new Change();
  readonly #ends = new Map<string, { stop: AbortController; done: Promise<void> }>();

  constructor(private readonly name: string) {}

  enter(who: string, more: Partial<LeaseParts> = {}): void {
    const stop = new AbortController();
    const onFailure = (error: unknown): void => {
      this.failures.push(error);
      this.#changed.announce();
    };
    const lease = new Lease({ connection: server, name: this.name, onFailure, askEveryMs: 10, lookEveryMs: 10, ...more });
    const done = lease.hold(async (signal) => {
      this.holding.add(who);
      this.most = Math.max(this.most, this.holding.size);
      this.#changed.announce();
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
      this.holding.delete(who);
      this.#changed.announce();
    }, stop.signal);
    this.#ends.set(who, { stop, done });
  }

  async leave(who: string): Promise<void> {
    const found = this.#ends.get(who);
    found?.stop.abort();
    await found?.done;
  }

  async until(reached: () => boolean): Promise<void> {
    while (!reached()) await this.#changed.wait();
  }

  async all(): Promise<void> {
    await Promise.all([...this.#ends.keys()].map((who) => this.leave(who)));
  }
}

const endConnections = async (): Promise<void> => {
  const client = new pg.Client({ ...server });
  await client.connect();
  await client.query("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()");
  await client.end();
};

describe('a lease', () => {
  it('tells who stands by how often another was found to hold it', async () => {
    const told: number[] = [];
    const candidates = new Candidates('standing-by');
    candidates.enter('first');
    await candidates.until(() => candidates.holding.has('first'));
    candidates.enter('second', { onStandingBy: (times) => void told.push(times) });
    while (told.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    await candidates.leave('first');
    await candidates.until(() => candidates.holding.has('second'));
    const before = told.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([told.slice(0, 3), told.length]).toEqual([[1, 2, 3], before]);
    await candidates.all();
  });

  it('is held by one at a time, and by the next when the holder leaves', async () => {
    const candidates = new Candidates('one');
    for (const who of ['a', 'b', 'c']) candidates.enter(who);
    await candidates.until(() => candidates.holding.size === 1);
    const [first = ''] = candidates.holding;
    await candidates.leave(first);
    await candidates.until(() => candidates.holding.size === 1);
    expect(candidates.holding.has(first)).toBe(false);
    await candidates.all();
    expect([candidates.most, candidates.failures]).toEqual([1, []]);
  });

  it('ends the work of a holder whose connection is gone, and is held again', async () => {
    const candidates = new Candidates('lost');
    candidates.enter('a');
    await candidates.until(() => candidates.holding.size === 1);
    await endConnections();
    await candidates.until(() => candidates.holding.size === 0);
    await candidates.until(() => candidates.holding.size === 1);
    await candidates.until(() => candidates.failures.length > 0);
    await candidates.all();
  });

  it('is lost by a holder that stands still, and held by the next', async () => {
    const candidates = new Candidates('still');
    candidates.enter('a', { lookEveryMs: 60_000, silenceMs: 50 });
    await candidates.until(() => candidates.holding.has('a'));
    candidates.enter('b');
    await candidates.until(() => candidates.holding.has('b'));
    // The server ends the term at once; the holder tells of it when its connection is closed, which may be after the next holds it.
    await candidates.until(() => candidates.failures.length > 0);
    expect(String(candidates.failures[0])).toContain('idle-session timeout');
    await candidates.all();
  });

  it('of one name does not keep another from being held', async () => {
    const [one, other] = [new Candidates('x'), new Candidates('y')];
    one.enter('a');
    other.enter('b');
    await one.until(() => one.holding.size === 1);
    await other.until(() => other.holding.size === 1);
    await Promise.all([one.all(), other.all()]);
  });

  it('is tried for again after work that failed', async () => {
    const stop = new AbortController();
    const failures: unknown[] = [];
    let terms = 0;
    await new Lease({ connection: server, name: 'failing', onFailure: (error) => void failures.push(error), askEveryMs: 1 }).hold(() => {
      terms += 1;
      if (terms === 3) stop.abort();
      return Promise.reject(new Error(`term ${terms}`));
    }, stop.signal);
    expect(failures.map(String)).toEqual(['Error: term 1', 'Error: term 2']);
  });

  it('is not begun to be used by who left while it was being asked for', async () => {
    const stop = new AbortController();
    const { query } = pg.Client.prototype;
    const asked = jest.spyOn(pg.Client.prototype, 'query').mockImplementation(async function (this: pg.Client, ...args: unknown[]) {
      const answer: unknown = await Reflect.apply(query, this, args);
      if (String(args[0]).includes('pg_try_advisory_lock')) stop.abort();
      return answer;
    });
    let begun = 0;
    try {
      await new Lease({ connection: server, name: 'left', onFailure: () => undefined }).hold(() => Promise.resolve(void (begun += 1)), stop.signal);
    } finally {
      asked.mockRestore();
    }
    expect([begun, stop.signal.aborted]).toEqual([0, true]);
  });

  it('is asked for until the database answers', async () => {
    const stop = new AbortController();
    const failures: unknown[] = [];
    await new Lease({
      connection: { ...server, host: '/nowhere' }, name: 'away', askEveryMs: 1,
      onFailure: (error) => {
        failures.push(error);
        if (failures.length === 3) stop.abort();
      },
    }).hold(() => Promise.resolve(), stop.signal);
    expect(failures).toHaveLength(3);
  });
});
