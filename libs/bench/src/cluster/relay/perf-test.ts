import { ensureJars, javaProgram } from '@juanzong/local-cluster';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Task } from './child.js';
import { WARM_UP_SHARE } from './paced.js';

const MAIN = 'org.apache.kafka.tools.ProducerPerformance';
const SENT = /(\d+)(?: steady state)? records sent, ([\d.]+) records\/sec/g;
const BATCH_BYTES = 512 * 1024;

/** Records a second in the last summary that the program prints; that is the one without the warm-up. Undefined where there is none. */
export const summaryOf = (said: string): number | undefined => {
  const last = [...said.matchAll(SENT)].at(-1);
  return last && Number(last[2]);
};

/** The jars with which Kafka's own measure runs, as a class path. */
export const perfTestJars = async (): Promise<string> => join(await ensureJars('kafka', () => undefined), '*');

/** Records a second of Kafka's own producer and measure, idempotent and with all acknowledgements. */
export async function perfTest(classpath: string, { broker, topic, records, bytes }: Task): Promise<number> {
  const properties = [`bootstrap.servers=${broker}`, 'acks=all', 'enable.idempotence=true', `batch.size=${BATCH_BYTES}`, 'linger.ms=5'];
  const args = ['-Xmx512m', '-Dlog4j2.level=ERROR', '-cp', classpath, MAIN, '--topic', topic, '--num-records', String(records), '--warmup-records', String(Math.floor(records * WARM_UP_SHARE)), '--record-size', String(bytes), '--throughput', '-1', '--producer-props', ...properties];
  const { stdout } = await promisify(execFile)(javaProgram(), args);
  const perSecond = summaryOf(stdout);
  if (perSecond === undefined) throw new Error(`${MAIN} said nothing that can be read: ${stdout}`);
  return perSecond;
}
