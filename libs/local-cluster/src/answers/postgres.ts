/** SELECT 1 from each of these databases. */
export async function postgresAnswers(urls: readonly string[]): Promise<void> {
  const pg = (await import('pg')).default;
  for (const connectionString of urls) {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000, query_timeout: 5_000 });
    try {
      await client.connect();
      await client.query('SELECT 1');
    } finally {
      await client.end();
    }
  }
}
