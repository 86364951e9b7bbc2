import { type Admin, Kafka, logLevel } from 'kafkajs';
import { systemTimer } from '../bus/timer.js';
import { isNotReady } from './kafka-errors.js';
import type { KafkaConnection } from './kafka-options.js';
import { useQuickProduce } from './quick-produce.js';
import { useQuietQueues } from './quiet-queue.js';

useQuickProduce();
useQuietQueues();

/** A client that says nothing by itself: what fails reaches whoever asked. */
export const kafkaClient = (connection: KafkaConnection): Kafka =>
  new Kafka({
    clientId: 'juanzong', ...connection, connectionTimeout: 3000, requestTimeout: 15_000, logLevel: logLevel.NOTHING,
    retry: { initialRetryTime: 50, maxRetryTime: 500, multiplier: 1.5, factor: 0.2, retries: 12 },
  });

/** One conversation with the cluster's administration. */
export async function withAdmin<T>(kafka: Kafka, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

const BETWEEN_MS = 100;
const MOST_ATTEMPTS = 50;

/** Asks the cluster something, and again where it cannot answer yet: kafkajs would fail, or keep to what it knew. `read` changes nothing. */
export async function ask<T>(kafka: Kafka, read: (admin: Admin) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withAdmin(kafka, read);
    } catch (error) {
      if (!isNotReady(error) || attempt >= MOST_ATTEMPTS) throw error;
    }
    await systemTimer.sleep(BETWEEN_MS);
  }
}
