import { Redis } from 'ioredis';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Redis of one test's own, which may be killed, frozen and emptied. Everything it acknowledged is on disk. */
export class PrivateRedis {
  readonly #folder = mkdtempSync(join(tmpdir(), 'redis-'));
  #process: ChildProcess | undefined;

  private constructor(readonly port: number, private readonly password: string | undefined) {}

  /** On a free port, not yet started. */
  static async onFreePort(password?: string): Promise<PrivateRedis> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    server.close();
    return new PrivateRedis(port, password);
  }

  get url(): string {
    return `redis://${this.password === undefined ? '' : `:${this.password}@`}127.0.0.1:${this.port}`;
  }

  /** Resolves when it answers. */
  async start(): Promise<void> {
    this.#process = spawn('redis-server', [
      '--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.#folder, '--save', '', '--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction',
      ...(this.password === undefined ? [] : ['--requirepass', this.password]),
    ], { stdio: 'ignore' });
    await this.ask((redis) => redis.ping());
  }

  /** Killed with -9. `forget`: what it had on disk goes too. */
  async kill({ forget = false } = {}): Promise<void> {
    if (this.#process) {
      const ended = once(this.#process, 'exit');
      this.#process.kill('SIGKILL');
      await ended;
      this.#process = undefined;
    }
    if (forget) rmSync(join(this.#folder, 'appendonlydir'), { recursive: true, force: true });
  }

  /** Stops answering without closing a connection, as a host does that vanished. */
  freeze(): void {
    this.#process?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#process?.kill('SIGCONT');
  }

  empty(): Promise<unknown> {
    return this.ask((redis) => redis.flushall());
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async ask<T>(question: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(this.url, { maxRetriesPerRequest: null, retryStrategy: () => 20 });
    redis.on('error', () => undefined);
    try {
      return await question(redis);
    } finally {
      redis.disconnect();
    }
  }
}
