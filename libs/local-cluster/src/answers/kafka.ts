/** One answer of a broker at `host:port[,host:port]`: it knows a controller, so topics can be made. */
export async function kafkaAnswers(brokers: string): Promise<void> {
  const { Kafka, logLevel } = (await import('kafkajs')).default;
  const kafka = new Kafka({ clientId: 'juanzong-local', brokers: brokers.split(','), logLevel: logLevel.NOTHING, connectionTimeout: 2_000, requestTimeout: 5_000, retry: { retries: 0 } });
  const admin = kafka.admin();
  try {
    await admin.connect();
    const { brokers: found, controller } = await admin.describeCluster();
    if (found.length === 0 || controller === null || controller < 0) throw new Error('the cluster has no controller yet');
    await admin.listTopics();
  } finally {
    await admin.disconnect();
  }
}
