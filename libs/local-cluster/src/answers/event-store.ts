const WITHIN_MS = 5_000;

/** An answer to a read: a store with no such stream says so, which is an answer too. */
export async function eventStoreAnswers(connection: string): Promise<void> {
  const { EventStoreDBClient, StreamNotFoundError } = await import('@eventstore/db-client');
  const client = EventStoreDBClient.connectionString(`${connection}${connection.includes('?') ? '&' : '?'}maxDiscoverAttempts=1&discoveryInterval=50`);
  try {
    for await (const _event of client.readStream('juanzong-local', { maxCount: 1, deadline: WITHIN_MS })) return;
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  } finally {
    await client.dispose();
  }
}
