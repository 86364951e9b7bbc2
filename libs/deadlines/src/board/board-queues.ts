import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { platformRefusal, RefusedError } from '@juanzong/http';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { type DeadlineJob, queueName } from '../bullmq/deadline-job.js';
import { rarely } from '../bullmq/rarely.js';
import { connectRedis, withoutCommand } from '../bullmq/redis-connection.js';

export interface BoardParts {
  /** May hold a password. */
  readonly redisUrl: string;
  /** As the clocks were given it. */
  readonly prefix: string;
  /** Whose queues are shown. */
  readonly contexts: readonly string[];
  /** Told of an outage of Redis, of each kind once a minute. */
  readonly onOutage?: (error: unknown) => void;
}

const OUTAGE_TOLD_EVERY_MS = 60_000;
const SILENCE_MS = 5_000;
/** A reader is told soon that Redis is away. */
const PATIENCE = 1;

/** The queues that a board shows, over a connection of their own. */
export class BoardQueues {
  readonly redis: Redis;
  readonly #queues: ReadonlyMap<string, Queue<DeadlineJob>>;
  readonly #stopped = new AbortController();

  constructor({ redisUrl, prefix, contexts, onOutage }: BoardParts) {
    const tell = rarely((error) => onOutage?.(error), OUTAGE_TOLD_EVERY_MS);
    const onTrouble = (error: unknown): void => (this.#stopped.signal.aborted ? undefined : tell(withoutCommand(error)));
    this.redis = connectRedis(redisUrl, { stopped: this.#stopped.signal, onTrouble, silenceMs: SILENCE_MS, patience: PATIENCE });
    this.#queues = new Map(contexts.map((context) => {
      const name = queueName(context);
      return [name, new Queue<DeadlineJob>(name, { connection: this.redis, prefix, skipMetasUpdate: true }).on('error', onTrouble)];
    }));
  }

  /** @throws RefusedError (503) as long as Redis is away */
  requireRedis(): void {
    if (this.redis.status !== 'ready') throw new RefusedError(platformRefusal('platform.unavailable'));
  }

  /** To be looked at, not changed. */
  adapters(): BullMQAdapter[] {
    return [...this.#queues.values()].map((queue) => new BullMQAdapter(queue, { readOnlyMode: true }));
  }

  /** Puts everything that failed for good into line again. @returns how many, or undefined where there is no such queue. */
  async retryFailed(name: string): Promise<number | undefined> {
    const queue = this.#queues.get(name);
    if (!queue) return undefined;
    const { failed = 0 } = await queue.getJobCounts('failed');
    if (failed > 0) await queue.retryJobs({ state: 'failed' });
    return failed;
  }

  async close(): Promise<void> {
    this.#stopped.abort();
    this.redis.disconnect();
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
  }
}
