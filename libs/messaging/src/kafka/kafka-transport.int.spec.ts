import { afterAll } from '@jest/globals';
import { transportConformance } from '../conformance/index.js';
import { describeWithKafka } from '../test-support/found-kafka.js';
import { TestTopics } from '../test-support/test-topics.js';

await describeWithKafka('the transport on Kafka', (broker) => {
  const topics = new TestTopics(broker);
  afterAll(() => topics.removeAll());
  transportConformance('Kafka', async () => topics.transport(await topics.make(), { publishes: true }));
});
