/** PONG from a Redis that has read its data. */
export async function redisAnswers(url: string): Promise<void> {
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null, connectTimeout: 2_000, commandTimeout: 5_000 });
  // The rejection of the call below says the same.
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    const answer = await redis.ping();
    if (answer !== 'PONG') throw new Error(`PING was answered with ${answer}`);
  } finally {
    // One that has ended by itself would keep a timer for two seconds more.
    if (redis.status !== 'end') redis.disconnect();
  }
}
