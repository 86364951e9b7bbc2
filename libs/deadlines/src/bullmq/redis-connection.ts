import { Redis } from 'ioredis';

const LONGEST_PAUSE_MS = 2_000;
const KEEP_ALIVE_MS = 30_000;
const CLOSING_MS = 300;

export interface ConnectionParts {
  /** Once given, nothing reconnects. */
  readonly stopped: AbortSignal;
  readonly onTrouble: (error: unknown) => void;
  /** How long a connection may leave a question unanswered before it is made anew. */
  readonly silenceMs: number;
  /** How many reconnections a command waits for; until Redis is back unless told. */
  readonly patience?: number;
}

/**
 * A connection that outlives every outage: commands wait, as long as they have the patience, until Redis is back and are
 * then sent. Copies that BullMQ makes of it do the same.
 * @throws Error for a URL that is none; it does not repeat the URL, which may hold a password.
 */
export function connectRedis(redisUrl: string, { stopped, onTrouble, silenceMs, patience }: ConnectionParts): Redis {
  if (!URL.canParse(redisUrl) || !/^rediss?:$/.test(new URL(redisUrl).protocol)) throw new Error('Redis 地址应为 redis:// 或 rediss:// / the address of Redis must be redis:// or rediss://');
  const redis = new Redis(redisUrl, {
    maxRetriesPerRequest: patience ?? null,
    keepAlive: KEEP_ALIVE_MS,
    // Also held after a connection that is closed already: two seconds of it would keep a process from ending.
    disconnectTimeout: CLOSING_MS,
    retryStrategy: (times) => (stopped.aborted ? null : Math.min(50 * 2 ** Math.min(times, 10), LONGEST_PAUSE_MS)),
    // A primary that became a replica: go to the new one and send the command again.
    reconnectOnError: (error) => (error.message.startsWith('READONLY') ? 2 : false),
  });
  redis.on('error', onTrouble);
  const watching = watchSilence(redis, onTrouble, silenceMs);
  stopped.addEventListener('abort', () => clearInterval(watching), { once: true });
  return redis;
}

/** A host that vanished says nothing, and TCP would wait a quarter of an hour for it: a connection that does not answer is made anew. */
function watchSilence(redis: Redis, onTrouble: (error: unknown) => void, silenceMs: number): NodeJS.Timeout {
  let asked = false;
  return setInterval(() => {
    // `connect`: connected, and asked by the client itself whether it is ready.
    if (redis.status !== 'ready' && redis.status !== 'connect') asked = false;
    else if (asked) {
      asked = false;
      onTrouble(new Error('Redis 没有应答 / Redis does not answer'));
      redis.disconnect(true);
    } else {
      asked = true;
      if (redis.status === 'connect') return;
      const answered = (): void => void (asked = false);
      redis.ping().then(answered, answered);
    }
  }, silenceMs);
}

/** What may be logged of an error of Redis: the client hangs the failed command and its arguments on it, and of AUTH that is the password. */
export function withoutCommand(error: unknown): unknown {
  if (error instanceof Error && 'command' in error) delete error.command;
  return error;
}
