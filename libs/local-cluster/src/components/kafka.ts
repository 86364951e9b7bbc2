import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kafkaAnswers } from '../answers/kafka.js';
import type { Component, Place } from '../component.js';
import { ensureJars } from '../jars/ensure-jars.js';
import { javaProgram, lacksJava } from '../jars/java.js';
import { run } from '../jars/run.js';
import { spawnDetached } from '../process/spawn-detached.js';
import { newClusterId } from './kafka-cluster-id.js';
import { KAFKA_LOGGING, kafkaProperties } from './kafka-properties.js';

const VARIABLE = 'JUANZONG_KAFKA';
/** Up in seconds matters more than speed for days. */
const JAVA = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:+ExitOnOutOfMemoryError', '-Djava.awt.headless=true'];

async function format(place: Place, jars: string): Promise<void> {
  const data = join(place.folder, 'data');
  if (existsSync(data)) return;
  const staging = `${data}.new`;
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  const properties = join(place.folder, 'format.properties');
  writeFileSync(properties, kafkaProperties(place, staging));
  const done = await run(javaProgram(), [...JAVA, '-cp', join(jars, '*'), 'kafka.tools.StorageTool', 'format', '--cluster-id', newClusterId(), '--config', properties]);
  rmSync(properties);
  if (done?.code !== 0) throw new Error(`Kafka 的存储未能建立 / Kafka's storage could not be made: ${done?.said.trim() ?? ''}`);
  renameSync(staging, data);
}

/** Kafka in one Java process that is broker and controller at once. */
export const kafka: Component = {
  name: 'kafka',
  title: 'Kafka',
  variables: [VARIABLE],
  standardPorts: [9092, 9093],
  elsewhere: [{ [VARIABLE]: '127.0.0.1:9092' }],
  composeService: 'kafka',
  stop: { signal: 'SIGTERM', patienceMs: 15_000 },
  lacks: lacksJava,
  environment: ({ ports: [port] }) => ({ [VARIABLE]: `127.0.0.1:${port}` }),
  launch: async (place) => {
    const jars = await ensureJars('kafka', place.log);
    await format(place, jars);
    const properties = join(place.folder, 'server.properties');
    const logging = join(place.folder, 'log4j2.properties');
    writeFileSync(properties, kafkaProperties(place, join(place.folder, 'data')));
    writeFileSync(logging, KAFKA_LOGGING);
    const args = [...JAVA, '-Xms64m', '-Xmx256m', `-Dlog4j2.configurationFile=${logging}`, '-cp', join(jars, '*'), 'kafka.Kafka', properties];
    return spawnDetached({ program: javaProgram(), args, folder: place.folder, logFile: place.logFile });
  },
  answers: (environment) => kafkaAnswers(environment[VARIABLE] ?? ''),
  wipe: ({ folder }) => rmSync(join(folder, 'data'), { recursive: true, force: true }),
};
